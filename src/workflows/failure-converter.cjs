// Required by path, inside the workflow bundle and outside of it: so it is a CommonJS module.
const { DefaultFailureConverter } = require('@temporalio/common');

/** Message and trace of a failure go into a payload, which is encrypted like every other. */
exports.failureConverter = new DefaultFailureConverter({ encodeCommonAttributes: true });
