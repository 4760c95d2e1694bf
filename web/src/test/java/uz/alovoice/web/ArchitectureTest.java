package uz.alovoice.web;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The arrows of ARCHITECTURE.md. */
class ArchitectureTest {
    static final JavaClasses classes = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(location -> !location.contains("-tests.jar"))
            .importPackages("uz.alovoice");

    @Test
    void theProtocolKnowsNothingOfTelephonyProducts() {
        noClasses()
                .that()
                .resideInAPackage("uz.alovoice.esl..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("uz.alovoice.core..", "uz.alovoice.web..", "uz.alovoice.simswitch..")
                .check(classes);
    }

    @Test
    void theDomainKnowsNobodyWhoListens() {
        noClasses()
                .that()
                .resideInAPackage("uz.alovoice.core..")
                .should()
                .dependOnClassesThat()
                // Providers are asked by the web client; its server side is for those who listen.
                .resideInAnyPackage(
                        "uz.alovoice.web..",
                        "uz.alovoice.simswitch..",
                        "io.vertx.ext.web",
                        "io.vertx.ext.web.handler..")
                .check(classes);
    }

    @Test
    void theSimulatedSwitchSharesOnlyTheProtocol() {
        noClasses()
                .that()
                .resideInAPackage("uz.alovoice.simswitch..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("uz.alovoice.core..", "uz.alovoice.web..")
                .check(classes);
    }

    @Test
    void packagesOfTheDomainFormNoCycles() {
        slices().matching("uz.alovoice.core.(*)..").should().beFreeOfCycles().check(classes);
    }

    @Test
    void noRoomIsWithoutAName() {
        noClasses()
                .should()
                .resideInAnyPackage(
                        "..util..", "..common..", "..impl..", "..service..", "..manager..", "..helper..", "..dto..")
                .check(classes);
    }
}
