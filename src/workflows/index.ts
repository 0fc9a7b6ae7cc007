export { disbursement } from './disbursement.ts';
export { disbursementDue } from './disbursement-due.ts';
export { noticeDelivery } from './notice-delivery.ts';
export { paymentBatch } from './payment-batch.ts';
