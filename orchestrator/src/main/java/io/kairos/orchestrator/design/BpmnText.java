package io.kairos.orchestrator.design;

import java.io.StringReader;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * A BPMN file as text. It is only looked at here; the journey compiler judges it. What is not touched keeps every byte, so that a
 * file comes out of the designer as it went in.
 *
 * @param processId empty text where the file has no process
 */
record BpmnText(String text, String processId, String name) {
    private static final Pattern PROCESS =
            Pattern.compile("<(?:[\\w.-]+:)?process(?:\\s+[\\w:.-]+\\s*=\\s*(?:\"[^\"]*\"|'[^']*'))*\\s*/?>");
    private static final Pattern FRENCH_NAME =
            Pattern.compile("\\G\\s*(?:<(?:[\\w.-]+:)?documentation[^>]*>[^<]*</(?:[\\w.-]+:)?documentation>\\s*)?"
                    + "<(?:[\\w.-]+:)?extensionElements>\\s*<(?:[\\w.-]+:)?properties>"
                    + "(?:\\s*<(?:[\\w.-]+:)?property\\s[^>]*/>)*?"
                    + "(\\s*<(?:[\\w.-]+:)?property\\s+name=\"kairos\\.name\\.fr\"\\s+value=\")([^\"]*)(\"\\s*/>)");

    /** Reads a file; empty when it is no XML, or holds a document type or an entity. */
    static Optional<BpmnText> read(String text) {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        try {
            var reader = factory.createXMLStreamReader(new StringReader(text));
            String id = "";
            String name = "";
            while (reader.hasNext()) {
                int event = reader.next();
                if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
                    return Optional.empty();
                }
                if (event == XMLStreamConstants.START_ELEMENT
                        && id.isEmpty()
                        && reader.getLocalName().equals("process")) {
                    id = attribute(reader, "id");
                    name = attribute(reader, "name");
                }
            }
            return Optional.of(new BpmnText(text, id, name));
        } catch (XMLStreamException | RuntimeException unreadable) { // the JDK's reader throws several kinds
            return Optional.empty();
        }
    }

    /** The same journey under another id and name. */
    BpmnText as(String otherId, String otherName) {
        Matcher process = PROCESS.matcher(text);
        if (processId.isEmpty() || !process.find()) {
            return this;
        }
        String tag = with(with(process.group(), "id", otherId), "name", otherName);
        String head = text.substring(0, process.start()) + tag;
        String rest = text.substring(process.end())
                .replaceAll(
                        "(bpmnElement\\s*=\\s*[\"'])" + Pattern.quote(processId) + "([\"'])",
                        "$1" + Matcher.quoteReplacement(otherId) + "$2");
        Matcher french = FRENCH_NAME.matcher(rest);
        if (french.find()) {
            rest = rest.substring(0, french.start(2)) + escaped(otherName) + rest.substring(french.end(2));
        }
        return new BpmnText(head + rest, otherId, otherName);
    }

    private static String with(String tag, String attribute, String value) {
        Matcher found = Pattern.compile("(\\s" + attribute + "\\s*=\\s*)(?:\"[^\"]*\"|'[^']*')")
                .matcher(tag);
        String set = "\"" + escaped(value) + "\"";
        if (found.find()) {
            return tag.substring(0, found.start()) + found.group(1) + set + tag.substring(found.end());
        }
        int end = tag.endsWith("/>") ? tag.length() - 2 : tag.length() - 1;
        return tag.substring(0, end) + " " + attribute + "=" + set + tag.substring(end);
    }

    private static String escaped(String value) {
        return value.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }

    private static String attribute(XMLStreamReader reader, String name) {
        return Optional.ofNullable(reader.getAttributeValue(null, name)).orElse("");
    }
}
