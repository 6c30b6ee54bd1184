// The forms of Camunda 7 templates have no FEEL fields: their editor is not loaded.
class NoEditor {}

export default NoEditor;
export { NoEditor as FeelersEditor };
