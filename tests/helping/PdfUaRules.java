import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Scanner;
import java.util.Set;
import java.util.TreeMap;
import java.util.logging.LogManager;
import javax.xml.parsers.DocumentBuilderFactory;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.ErrorArgument;
import org.verapdf.pdfa.validation.profiles.ErrorArgumentImpl;
import org.verapdf.pdfa.validation.profiles.ErrorDetails;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.Rule;
import org.verapdf.pdfa.validation.profiles.RuleId;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;
import org.verapdf.pdfa.validation.profiles.Variable;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Holds many PDFs against veraPDF's rules for PDF/UA-1 in one virtual machine.
 *
 * <p>Reads one path to a line, and answers in lines of fields with a tab between: {@code file path rules checks}, then for each
 * rule that failed {@code failed rule times message}, or {@code unread reason} for a file that can't be parsed.
 */
public final class PdfUaRules {
    private static final String PROFILE = "/org/verapdf/pdfa/validation/PDFUA-1.xml";

    private PdfUaRules() {}

    public static void main(String[] arguments) throws Exception {
        LogManager.getLogManager().reset(); // what it logs is no finding
        VeraGreenfieldFoundryProvider.initialise();
        ValidationProfile profile = readProfile();
        Scanner paths = new Scanner(System.in, StandardCharsets.UTF_8).useDelimiter("\\R");
        while (paths.hasNext()) {
            String answer = judge(Path.of(paths.next()), profile);
            System.out.write(answer.getBytes(StandardCharsets.UTF_8));
            System.out.flush();
        }
    }

    private static String judge(Path path, ValidationProfile profile) {
        StringBuilder lines = new StringBuilder();
        try (PDFAParser parser = Foundries.defaultInstance().createParser(path.toFile(), PDFAFlavour.PDFUA_1);
                PDFAValidator validator = Foundries.defaultInstance().createValidator(profile, false)) {
            ValidationResult result = validator.validate(parser);
            Map<String, String> messages = new TreeMap<>();
            for (TestAssertion assertion : result.getTestAssertions()) {
                if (assertion.getStatus() == TestAssertion.Status.FAILED) {
                    messages.putIfAbsent(name(assertion.getRuleId()), assertion.getMessage());
                }
            }
            Map<String, Integer> times = new TreeMap<>();
            result.getFailedChecks().forEach((rule, count) -> times.put(name(rule), count));
            add(lines, "file", path, profile.getRules().size(), result.getTotalAssertions());
            times.forEach((rule, count) -> add(lines, "failed", rule, count, messages.getOrDefault(rule, "")));
            if (!result.isCompliant() && times.isEmpty()) {
                add(lines, "unread", "not compliant, and no rule is named: " + result.getJobEndStatus());
            }
        } catch (Exception | StackOverflowError error) {
            lines.setLength(0);
            add(lines, "file", path, 0, 0);
            add(lines, "unread", error);
        }
        return lines.toString();
    }

    private static void add(StringBuilder lines, Object... fields) {
        for (int place = 0; place < fields.length; place++) {
            lines.append(place == 0 ? "" : "\t").append(String.valueOf(fields[place]).replaceAll("\\s+", " "));
        }
        lines.append('\n');
    }

    private static String name(RuleId rule) {
        return rule.getClause() + "-" + rule.getTestNumber();
    }

    /** The rules as veraPDF publishes them. Its own reader needs JAXB, which this JAR was built without. */
    private static ValidationProfile readProfile() throws Exception {
        Element root;
        try (InputStream file = PDFAFlavour.class.getResourceAsStream(PROFILE)) {
            if (file == null) {
                throw new IOException("The JAR holds no " + PROFILE);
            }
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            root = factory.newDocumentBuilder().parse(file).getDocumentElement();
        }
        Set<Rule> rules = new HashSet<>();
        for (Element rule : below(root, "rule")) {
            rules.add(readRule(rule));
        }
        Set<Variable> variables = new HashSet<>();
        for (Element variable : below(root, "variable")) {
            variables.add(
                    Profiles.variableFromValues(
                            variable.getAttribute("name"),
                            variable.getAttribute("object"),
                            text(variable, "defaultValue"),
                            text(variable, "value")));
        }
        return Profiles.profileFromValues(
                PDFAFlavour.PDFUA_1,
                Profiles.profileDetailsFromValues("PDF/UA-1", text(root, "description"), "veraPDF", new Date(0)),
                text(root, "hash"),
                rules,
                variables);
    }

    private static Rule readRule(Element rule) {
        Element id = below(rule, "id").get(0);
        Element error = below(rule, "error").get(0);
        List<ErrorArgument> arguments = new ArrayList<>();
        for (Element argument : below(error, "argument")) {
            arguments.add(ErrorArgumentImpl.fromValues(argument.getTextContent(), null, null));
        }
        ErrorDetails details = Profiles.errorFromValues(text(error, "message"), arguments);
        RuleId name =
                Profiles.ruleIdFromValues(
                        PDFAFlavour.Specification.valueOf(id.getAttribute("specification")),
                        id.getAttribute("clause"),
                        Integer.parseInt(id.getAttribute("testNumber")));
        Boolean deferred = rule.hasAttribute("deferred") ? Boolean.valueOf(rule.getAttribute("deferred")) : null;
        return Profiles.ruleFromValues(
                name,
                rule.getAttribute("object"),
                deferred,
                rule.getAttribute("tags"),
                text(rule, "description"),
                text(rule, "test"),
                details,
                List.of());
    }

    private static List<Element> below(Element element, String tag) {
        NodeList found = element.getElementsByTagNameNS("*", tag);
        List<Element> elements = new ArrayList<>();
        for (int place = 0; place < found.getLength(); place++) {
            elements.add((Element) found.item(place));
        }
        return elements;
    }

    private static String text(Element element, String tag) {
        List<Element> found = below(element, tag);
        return found.isEmpty() ? "" : found.get(0).getTextContent();
    }
}
