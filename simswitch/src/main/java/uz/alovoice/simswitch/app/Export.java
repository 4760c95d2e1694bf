package uz.alovoice.simswitch.app;

import uz.alovoice.simswitch.channel.Channel;

/** export [nolocal:]name=value: sets it here and names it in export_vars, so that legs made later get it. */
final class Export implements App {
    @Override
    public void run(Channel channel, String data) {
        boolean local = !data.startsWith("nolocal:");
        String pair = local ? data : data.substring("nolocal:".length());
        int at = pair.indexOf((char) 61);
        if (at < 0) return;
        String name = pair.substring(0, at);
        channel.variables().set(local ? name : "nolocal:" + name, pair.substring(at + 1));
        String exported = channel.variables().get("export_vars");
        String entry = local ? name : "nolocal:" + name;
        channel.variables().set("export_vars", exported == null ? entry : exported + "," + entry);
    }
}
