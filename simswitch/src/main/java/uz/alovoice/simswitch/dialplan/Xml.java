package uz.alovoice.simswitch.dialplan;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** XML answers, read without document types or anything from outside. */
public final class Xml {
    private Xml() {}

    /** The root element; throws SAXException when the text is no XML. */
    public static Element parse(String text) throws SAXException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new Strict());
            return builder.parse(new InputSource(new StringReader(text))).getDocumentElement();
        } catch (ParserConfigurationException | IOException e) {
            throw new IllegalStateException("XML parser of the JDK", e);
        }
    }

    /** The {@code section} of that name in a FreeSWITCH document; null if there is none. */
    public static Element section(Element root, String name) {
        for (Element section : children(root, "section")) {
            if (section.getAttribute("name").equals(name)) return section;
        }
        return null;
    }

    public static List<Element> children(Element parent, String tag) {
        List<Element> found = new ArrayList<>();
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element && element.getTagName().equals(tag)) found.add(element);
        }
        return found;
    }

    /** All descendants of that tag. */
    public static List<Element> all(Element parent, String tag) {
        List<Element> found = new ArrayList<>();
        NodeList list = parent.getElementsByTagName(tag);
        for (int i = 0; i < list.getLength(); i++) found.add((Element) list.item(i));
        return found;
    }

    private static final class Strict implements ErrorHandler {
        @Override
        public void warning(SAXParseException e) {}

        @Override
        public void error(SAXParseException e) throws SAXException {
            throw e;
        }

        @Override
        public void fatalError(SAXParseException e) throws SAXException {
            throw e;
        }
    }
}
