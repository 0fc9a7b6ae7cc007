import { setWorkflowOptions, type Workflow, workflowInfo } from '@temporalio/workflow';

/**
 * A run of this workflow finishes on the version of the code that it began on (see docs/versioning.md). All other
 * workflows go over to the current version. Where versions are not kept apart, the server takes no word on it.
 */
export function pinned(workflow: Workflow): void {
  setWorkflowOptions(
    () => (workflowInfo().currentDeploymentVersion?.deploymentName ? { versioningBehavior: 'PINNED' } : {}),
    workflow,
  );
}
