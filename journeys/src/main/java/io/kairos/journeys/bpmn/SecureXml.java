package io.kairos.journeys.bpmn;

import io.kairos.journeys.Problem;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Reads XML that nobody vouches for: no document type, no entities, no instructions, known namespaces, bounded in size and depth. */
final class SecureXml {

    static final int MAX_BYTES = 1 << 20;
    static final int MAX_DEPTH = 16;
    static final int MAX_ELEMENTS = 5_000;
    static final int MAX_TEXT = 4_000;

    /** Of the values that hold a message or a table. */
    static final int MAX_CONTENT = 100_000;

    private final Deque<XmlElement> open = new ArrayDeque<>();
    private @Nullable XmlElement root;
    private int elements;

    private final Map<String, String> namespaces;

    private SecureXml(Map<String, String> namespaces) {
        this.namespaces = namespaces;
    }

    /** The file is not what may be read. */
    static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1L;

        final transient Problem problem;

        Unreadable(Problem problem) {
            super(problem.code(), null, false, false);
            this.problem = problem;
        }
    }

    /** A journey. */
    static XmlElement read(byte[] file) throws Unreadable {
        return read(file, Namespaces.URI_BY_PREFIX);
    }

    /** @param namespaces URI by the prefix that names are given */
    static XmlElement read(byte[] file, Map<String, String> namespaces) throws Unreadable {
        if (file.length > MAX_BYTES) {
            throw new Unreadable(FileProblems.tooLarge(file.length, MAX_BYTES));
        }
        try {
            return new SecureXml(namespaces).parse(text(file));
        } catch (XMLStreamException e) {
            throw new Unreadable(FileProblems.notXml(
                    e.getLocation() == null ? 1 : e.getLocation().getLineNumber()));
        } catch (RuntimeException e) { // the JDK's reader throws several kinds on broken markup
            throw new Unreadable(FileProblems.notXml(1));
        }
    }

    private static String text(byte[] file) throws Unreadable {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new Unreadable(FileProblems.notUtf8());
        }
    }

    private XmlElement parse(String file) throws XMLStreamException, Unreadable {
        XMLStreamReader reader = factory().createXMLStreamReader(new StringReader(file));
        try {
            while (reader.hasNext()) {
                take(reader.next(), reader);
            }
        } finally {
            reader.close();
        }
        if (root == null) {
            throw new Unreadable(FileProblems.notXml(1));
        }
        return root;
    }

    private void take(int event, XMLStreamReader reader) throws Unreadable {
        int line = reader.getLocation().getLineNumber();
        switch (event) {
            case XMLStreamConstants.START_ELEMENT -> open(reader, line);
            case XMLStreamConstants.END_ELEMENT -> open.pop();
            case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text(reader, line);
            case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                throw new Unreadable(FileProblems.docType(line));
            case XMLStreamConstants.PROCESSING_INSTRUCTION -> throw new Unreadable(FileProblems.instruction(line));
            default -> {
                // comments and white space mean nothing
            }
        }
    }

    private void open(XMLStreamReader reader, int line) throws Unreadable {
        elements++;
        if (open.size() >= MAX_DEPTH || elements > MAX_ELEMENTS) {
            throw new Unreadable(FileProblems.tooDeep(line));
        }
        XmlElement element = new XmlElement(name(reader.getNamespaceURI(), reader.getLocalName(), line), line);
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            String uri = reader.getAttributeNamespace(i);
            String local = reader.getAttributeLocalName(i);
            String name = uri == null || uri.isEmpty() ? local : name(uri, local, line);
            String value = reader.getAttributeValue(i);
            if (value.length() > most(reader)) {
                throw new Unreadable(FileProblems.textTooLong(line));
            }
            element.attributes.put(name, value);
        }
        if (open.isEmpty()) {
            root = element;
        } else {
            open.peek().children.add(element);
        }
        open.push(element);
    }

    private static int most(XMLStreamReader reader) {
        String property = reader.getLocalName().equals("property") ? reader.getAttributeValue(null, "name") : null;
        boolean holdsContent = property != null
                && (property.startsWith(StepProperties.SEND_WORDS) || property.equals(StepProperties.DECIDE_RULES));
        return holdsContent ? MAX_CONTENT : MAX_TEXT;
    }

    private void text(XMLStreamReader reader, int line) throws Unreadable {
        XmlElement element = open.peek();
        if (element == null) {
            return;
        }
        if (element.text.length() + reader.getTextLength() > MAX_TEXT) {
            throw new Unreadable(FileProblems.textTooLong(line));
        }
        element.text.append(reader.getText());
    }

    private String name(@Nullable String uri, String local, int line) throws Unreadable {
        String space = uri == null ? "" : uri;
        return Namespaces.prefix(space, namespaces)
                .map(prefix -> prefix + ":" + local)
                .orElseThrow(() -> new Unreadable(FileProblems.unknownNamespace(space, local, line)));
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("nothing is fetched");
        });
        return factory;
    }
}
