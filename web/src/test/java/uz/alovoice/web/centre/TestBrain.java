package uz.alovoice.web.centre;

/** A brain of the installation under test. */
public interface TestBrain extends AutoCloseable {
    /** Nodes may come when this returns. */
    TestBrain start();

    /** An orderly end, with time to drain where it is a process. */
    @Override
    void close();
}
