/*
 * Completes a step in the same undo step in which its template is chosen: templates of Camunda 7 cannot set event definitions.
 * Journeys drawn without this plug-in are completed by Kairos itself when they are checked.
 */
(function() {
  'use strict';

  var STEPS = {};

  function KairosSteps(eventBus, bpmnFactory, modeling) {
    eventBus.on('commandStack.propertiesPanel.camunda.changeTemplate.postExecuted', function(event) {
      var element = event.context.element;
      var template = event.context.newTemplate;
      var type = template && STEPS[template.id];
      var definitions = type && element.businessObject.get('eventDefinitions');

      if (!type || (definitions.length === 1 && definitions[0].$type === type)) {
        return;
      }

      var definition = bpmnFactory.create(type);
      definition.$parent = element.businessObject;
      modeling.updateModdleProperties(element, element.businessObject, { eventDefinitions: [ definition ] });
    });
  }

  KairosSteps.$inject = [ 'eventBus', 'bpmnFactory', 'modeling' ];

  window.plugins = window.plugins || [];
  window.plugins.push({
    plugin: { __init__: [ 'kairosSteps' ], kairosSteps: [ 'type', KairosSteps ] },
    type: 'bpmn.platform.modeler.additionalModules'
  });
})();
