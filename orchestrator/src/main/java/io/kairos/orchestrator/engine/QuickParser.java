package io.kairos.orchestrator.engine;

import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParser;
import javax.xml.parsers.SAXParserFactory;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParser;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.xml.sax.SAXException;

/**
 * Camunda's parser of BPMN with the schema read once instead of for every file, which is nearly all the time that parsing takes. The
 * schema cannot be left out: it says what attributes are by default.
 */
final class QuickParser extends BpmnParser {
    QuickParser(ProcessEngineConfigurationImpl configuration) {
        super(configuration.getExpressionManager(), configuration.getBpmnParseFactory());
    }

    @Override
    protected SAXParser getSaxParser() throws ParserConfigurationException, SAXException {
        var factory = SAXParserFactory.newInstance();
        setXxeProcessing(factory);
        factory.setNamespaceAware(true);
        factory.setFeature(NAMESPACE_PREFIXES, true);
        factory.setSchema(Bpmn.SCHEMA);
        return factory.newSAXParser();
    }

    /** Loaded with the first file. */
    private static final class Bpmn {
        static final Schema SCHEMA = schema();

        private static Schema schema() {
            var file = Optional.ofNullable(BpmnParser.class.getClassLoader().getResource(BPMN_20_SCHEMA_LOCATION))
                    .orElseThrow();
            try {
                return SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                        .newSchema(file);
            } catch (SAXException e) {
                throw new IllegalStateException("Camunda's own schema cannot be read", e);
            }
        }
    }
}
