export { appraisal } from './appraisal.ts';
export { appraisalCycle } from './appraisal-cycle.ts';
export { disbursement } from './disbursement.ts';
export { disbursementDue } from './disbursement-due.ts';
export { employeeChange } from './employee-change.ts';
export { noticeDelivery } from './notice-delivery.ts';
export { paymentBatch } from './payment-batch.ts';
export { webhookEndpoint } from './webhook-endpoint.ts';
