// Made by `npm run client` from openapi.json: do not edit.

export interface paths {
    "/v1/appraisal-cycles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Appraisal cycles, the newest first
         * @description May: hr (everybody’s); finance (everybody’s); manager (everybody’s); employee (everybody’s); ops (everybody’s); auditor (everybody’s); admin (everybody’s).
         */
        get: operations["listAppraisalCycles"];
        put?: never;
        /**
         * Open an appraisal cycle: an appraisal for everyone employed on the last evaluated day
         * @description May: hr (everybody’s).
         */
        post: operations["openAppraisalCycle"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/appraisal-cycles/find": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The cycle with a code
         * @description May: hr (everybody’s); finance (everybody’s); manager (everybody’s); employee (everybody’s); ops (everybody’s); auditor (everybody’s); admin (everybody’s).
         */
        get: operations["findAppraisalCycle"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/appraisal-cycles/{cycleId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How far a cycle has come
         * @description May: hr (everybody’s); finance (everybody’s); ops (everybody’s); auditor (everybody’s); admin (everybody’s).
         */
        get: operations["getAppraisalCycle"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/appraisal-cycles/{cycleId}/appraisals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add somebody who joined in the middle of the cycle
         * @description May: hr (everybody’s).
         */
        post: operations["addToAppraisalCycle"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/appraisal-cycles/{cycleId}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How far a cycle has come, as server-sent events, until it is closed or cancelled
         * @description `stage` when it is opened, released, final or closed, `progress` for each change of a count; `end` when nothing follows any more.
         *
         *     May: hr (everybody’s); finance (everybody’s); ops (everybody’s); auditor (everybody’s); admin (everybody’s).
         */
        get: operations["listAppraisalCycleEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/appraisal-cycles/{cycleId}/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Release all results together; the time to appeal begins
         * @description May: hr (everybody’s).
         */
        post: operations["releaseAppraisalCycle"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/appraisal-cycles/{cycleId}/report": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a cycle came to for everyone on record, with the payments of some months
         * @description May: hr (everybody’s); auditor (everybody’s).
         */
        get: operations["getAppraisalCycleReport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/appraisal-cycles/{cycleId}/salary-list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The list of raises that waits for approval, with its digest
         * @description May: hr (everybody’s); finance (everybody’s); auditor (everybody’s).
         */
        get: operations["getAppraisalCycleSalaryList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/appraisal-cycles/{cycleId}/salary-list/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Approve exactly these raises
         * @description May: finance (everybody’s).
         */
        post: operations["approveAppraisalCycleSalaryList"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/appraisal-cycles/{cycleId}/salary-list/redraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Draw up a rejected list anew
         * @description May: hr (everybody’s).
         */
        post: operations["redrawAppraisalCycleSalaryList"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/appraisal-cycles/{cycleId}/salary-list/reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reject these raises, with the reason
         * @description May: finance (everybody’s).
         */
        post: operations["rejectAppraisalCycleSalaryList"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/appraisal-cycles/{cycleId}/settle-late-results": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Settle that months were paid before the results were final: make them good, or leave them
         * @description May: hr (everybody’s).
         */
        post: operations["settleLateResults"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/appraisal-cycles/{cycleId}/wake": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let a cycle's workflow look again; a lost one is started
         * @description May: hr (everybody’s); ops (everybody’s).
         */
        post: operations["wakeAppraisalCycle"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/appraisal-templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The last version of every appraisal template; with `code`, every version of one, newest first
         * @description May: hr (everybody’s); finance (everybody’s); manager (everybody’s); employee (everybody’s); ops (everybody’s); auditor (everybody’s); admin (everybody’s).
         */
        get: operations["listAppraisalTemplates"];
        put?: never;
        /**
         * Add a template, or a version of one
         * @description Cycles that are opened later use it. Goals that were set before stay as they are.
         *
         *     May: hr (everybody’s).
         */
        post: operations["createAppraisalTemplate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/appraisals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Appraisals: those of your reports, or everybody’s for HR, auditors, operations and admin
         * @description In the order of their keys; pass `next` as `after` for the page that follows. Operations and admin see no scores.
         *
         *     May: hr (everybody’s); finance (his reports’); manager (his reports’); employee (his reports’); ops (everybody’s); auditor (everybody’s); admin (everybody’s).
         */
        get: operations["listAppraisals"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/appraisals/{appraisalId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One appraisal with all versions of its goals, its evaluations, appeal and stages
         * @description May: hr (everybody’s); finance (his reports’, his own); manager (his reports’, his own); employee (his reports’, his own); ops (his reports’, his own); auditor (everybody’s); admin (his reports’, his own).
         */
        get: operations["getAppraisal"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/appraisals/{appraisalId}/appeal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Appeal against my result, once, within the window after the release
         * @description May: hr (his own); finance (his own); manager (his own); employee (his own); ops (his own); auditor (his own); admin (his own).
         */
        post: operations["appealAppraisal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/appraisals/{appraisalId}/appeal/decide": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Uphold an appeal with another score, or reject it
         * @description Not by the evaluator, nor by whoever gave or calibrated the score.
         *
         *     May: hr (everybody’s but one’s own).
         */
        post: operations["decideAppraisalAppeal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/appraisals/{appraisalId}/calibrate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Set the weighted score before the release, with a reason and within the cycle's salary budget
         * @description May: hr (everybody’s but one’s own).
         */
        post: operations["calibrateAppraisal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/appraisals/{appraisalId}/evaluator": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give an appraisal another evaluator, or none: then HR enters the scores
         * @description May: hr (everybody’s but one’s own).
         */
        post: operations["assignEvaluator"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/appraisals/{appraisalId}/feedback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say what I think of my appraisal and of the benefit, and what I want most
         * @description May: hr (his own); finance (his own); manager (his own); employee (his own); ops (his own); auditor (his own); admin (his own).
         */
        post: operations["giveFeedback"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/appraisals/{appraisalId}/goals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Propose goals: indicators with weights that add up to 100, or those of a template
         * @description By the direct manager; by HR where there is none, and from a template always. A new version, for the employee to answer.
         *
         *     May: hr (everybody’s but one’s own); finance (his reports’); manager (his reports’); employee (his reports’); ops (his reports’); auditor (his reports’); admin (his reports’).
         */
        post: operations["proposeGoals"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/appraisals/{appraisalId}/goals/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Confirm my goals, in the version that I read
         * @description May: hr (his own); finance (his own); manager (his own); employee (his own); ops (his own); auditor (his own); admin (his own).
         */
        post: operations["confirmAppraisalGoals"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/appraisals/{appraisalId}/goals/send-back": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send my goals back, with the reason
         * @description May: hr (his own); finance (his own); manager (his own); employee (his own); ops (his own); auditor (his own); admin (his own).
         */
        post: operations["sendBackAppraisalGoals"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/appraisals/{appraisalId}/scores": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Score every indicator of the confirmed goals, 0 to 100 each
         * @description By the direct manager only; HR where there is none. May be given anew until the release.
         *
         *     May: hr (his reports’, that of people without a manager); finance (his reports’); manager (his reports’); employee (his reports’); ops (his reports’); auditor (his reports’); admin (his reports’).
         */
        post: operations["scoreAppraisal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/appraisals/{appraisalId}/wake": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let an appraisal's workflow look again; a lost one is started
         * @description May: hr (everybody’s); ops (everybody’s).
         */
        post: operations["wakeAppraisal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/archives": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What is archived, the newest first
         * @description May: auditor (everybody’s).
         */
        get: operations["listArchives"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/archives/bundle": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * An archive as one file, to be verified and replayed anywhere
         * @description Histories, records, approvals, files and workflow code, with the part of the trail that is about them. What is private is encrypted. Known are those of GET /v1/archives.
         *
         *     May: auditor (everybody’s).
         */
        get: operations["exportArchive"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/archives/key": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The key of the private parts of one archive: with a reason, and recorded before the answer
         * @description May: auditor (everybody’s).
         */
        post: operations["readArchiveKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What was done in a run, a cycle or a change, by whom and when
         * @description The events of the trail about it, the oldest first, whether it is over or not. Details that hold words of people are withheld: they are in its archive, for whoever has the key.
         *
         *     May: auditor (everybody’s).
         */
        get: operations["listAuditEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit/heads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Sealed heads of the trail, to be kept elsewhere
         * @description The last seal of each day on which anything happened, the newest first. A copy that is kept elsewhere proves what came before it: `npx wulou audit verify --head FILE` holds the trail against it.
         *
         *     May: ops (everybody’s); auditor (everybody’s).
         */
        get: operations["listAuditHeads"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/bank/ledger": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The bank's own book, as the bank gives it
         * @description Holds account numbers: every reading of it needs a reason and is recorded.
         *
         *     May: finance (everybody’s); auditor (everybody’s).
         */
        get: operations["getBankLedger"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Changes, the newest first, by pages: `after` takes the id that `next` gave
         * @description May: hr (everybody’s); finance (everybody’s); auditor (everybody’s).
         */
        get: operations["listChanges"];
        put?: never;
        /**
         * Enter a change of one person: position, department, manager, salary, account or leaving
         * @description It takes effect when the effective day begins: records, base filing, payroll and amount due follow in this order. A change of salary or account waits for a second person.
         *
         *     May: hr (everybody’s but one’s own).
         */
        post: operations["enterChange"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/changes/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One change, with what each step did
         * @description May: hr (everybody’s); finance (everybody’s); auditor (everybody’s).
         */
        get: operations["getChange"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/changes/{id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Approve a change that waits for a second person
         * @description May: hr (everybody’s but one’s own); finance (everybody’s but one’s own).
         */
        post: operations["approveChange"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/changes/{id}/reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reject a change that waits for a second person: nothing of it happens
         * @description May: hr (everybody’s but one’s own); finance (everybody’s but one’s own).
         */
        post: operations["rejectChange"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/changes/{id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Look again at a change that waits: something it needs was put right elsewhere
         * @description May: hr (everybody’s); ops (everybody’s).
         */
        post: operations["retryChange"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/changes/{id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take back a change that has not reached the records, or whose base the office refused
         * @description What the records hold of it by then is put back as it was.
         *
         *     May: hr (everybody’s but one’s own).
         */
        post: operations["withdrawChange"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/codec/decode": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Decrypt payloads of Temporal, for its UI and its command line
         * @description Payloads that are not encrypted come back as they are.
         *
         *     May: ops (everybody’s); auditor (everybody’s).
         */
        post: operations["decodePayloads"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/codec/encode": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Encrypt payloads for Temporal, such as the input of a signal that operators send
         * @description May: ops (everybody’s).
         */
        post: operations["encodePayloads"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/consistency": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Differences between records, benefits, payroll, finance and the social-security office
         * @description Checks everybody at once. A difference that somebody has in hand says by what: a task, a filing, a hold. `silent` counts those that nobody has in hand: it must be 0.
         *
         *     May: hr (everybody’s); finance (everybody’s); ops (everybody’s); auditor (everybody’s).
         */
        get: operations["getConsistency"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contributions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Contribution files that arrived, newest first
         * @description May: hr (everybody’s); finance (everybody’s); ops (everybody’s); auditor (everybody’s); admin (everybody’s).
         */
        get: operations["listContributions"];
        put?: never;
        /**
         * Upload the office's contribution file of a month (CSV or XLSX as the body)
         * @description A corrected file supersedes the earlier one until sending starts; afterwards it yields differences for finance.
         *
         *     May: hr (everybody’s).
         */
        post: operations["uploadContributions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/disbursements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Runs, newest first
         * @description May: hr (everybody’s); finance (everybody’s); ops (everybody’s); auditor (everybody’s); admin (everybody’s).
         */
        get: operations["listDisbursements"];
        put?: never;
        /**
         * Start a month, or one person of a month that was never run
         * @description A month runs once: a second start is refused and names the first. A cancelled month may be started again.
         *
         *     May: hr (everybody’s).
         */
        post: operations["startDisbursement"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/disbursements/find": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A month's run
         * @description May: hr (everybody’s); finance (everybody’s); ops (everybody’s); auditor (everybody’s); admin (everybody’s).
         */
        get: operations["findDisbursement"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/disbursements/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What a run of the month would do, with nothing changed
         * @description May: hr (everybody’s); finance (everybody’s).
         */
        post: operations["previewDisbursement"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/disbursements/{runId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A run: stage times, counts, tasks
         * @description May: hr (everybody’s); finance (everybody’s); ops (everybody’s); auditor (everybody’s); admin (everybody’s).
         */
        get: operations["getDisbursement"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/disbursements/{runId}/acknowledge-variance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Acknowledge the swing against last month for this list
         * @description May: finance (everybody’s).
         */
        post: operations["acknowledgeVariance"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/disbursements/{runId}/approval": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The list that waits for approval, with its digest, and what of the swing against last month is explained
         * @description May: hr (everybody’s); finance (everybody’s); ops (everybody’s); auditor (everybody’s); admin (everybody’s).
         */
        get: operations["getDisbursementApproval"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/disbursements/{runId}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Approve exactly this list
         * @description May: finance (everybody’s).
         */
        post: operations["approveDisbursement"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/disbursements/{runId}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End a run before anything was sent
         * @description May: hr (everybody’s); finance (everybody’s).
         */
        post: operations["cancelDisbursement"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/disbursements/{runId}/corrections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Correct one person; an open run pays him in the same month
         * @description Give what is right: the value stands in place of what the file said, and changes the records where it is new. A changed account cools off unless a second person releases it.
         *
         *     May: hr (everybody’s but one’s own).
         */
        post: operations["correctPerson"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/disbursements/{runId}/end-corrections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Close the correction window now: what is held is carried over
         * @description May: hr (everybody’s).
         */
        post: operations["endCorrections"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/disbursements/{runId}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The same as server-sent events, until the run is closed or cancelled
         * @description `stage` for each change of the stage, `progress` for each change of a count, with everything; `end` when nothing follows any more.
         *
         *     May: hr (everybody’s); finance (everybody’s); ops (everybody’s); auditor (everybody’s); admin (everybody’s).
         */
        get: operations["listDisbursementEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/disbursements/{runId}/exceptions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Differences between the bank's book, the office's file and ours, with owner and due time
         * @description May: hr (everybody’s); finance (everybody’s); ops (everybody’s); auditor (everybody’s); admin (everybody’s).
         */
        get: operations["listDisbursementExceptions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/disbursements/{runId}/export/{table}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The list, the exceptions or the month certificate as a file
         * @description May: hr (everybody’s); finance (everybody’s); auditor (everybody’s).
         */
        get: operations["getDisbursementExport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/disbursements/{runId}/items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Items by employee number, filtered and by pages
         * @description May: hr (everybody’s); finance (everybody’s); ops (everybody’s); auditor (everybody’s); admin (everybody’s).
         */
        get: operations["listDisbursementItems"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/disbursements/{runId}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Stop a run before its next stage and its next batch
         * @description Batches under way finish, corrections and approvals are taken in, nothing new is sent. Whoever paused it has a task until it is resumed.
         *
         *     May: hr (everybody’s); finance (everybody’s); ops (everybody’s).
         */
        post: operations["pauseDisbursement"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/disbursements/{runId}/payment-files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The payment files (pain.001) that were sent
         * @description May: finance (everybody’s); auditor (everybody’s).
         */
        get: operations["listDisbursementPaymentFiles"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/disbursements/{runId}/payment-files/{fileId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One payment file as it was sent
         * @description Holds account numbers: every reading of it needs a reason and is recorded.
         *
         *     May: finance (everybody’s); auditor (everybody’s).
         */
        get: operations["getDisbursementPaymentFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/disbursements/{runId}/progress": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How far a run has come
         * @description May: hr (everybody’s); finance (everybody’s); ops (everybody’s); auditor (everybody’s); admin (everybody’s).
         */
        get: operations["listDisbursementProgress"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/disbursements/{runId}/reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reject this list, with the reason
         * @description May: finance (everybody’s).
         */
        post: operations["rejectDisbursement"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/disbursements/{runId}/report": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The whole month as one document
         * @description May: hr (everybody’s); finance (everybody’s); auditor (everybody’s).
         */
        get: operations["getDisbursementReport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/disbursements/{runId}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let a paused run go on
         * @description May: finance (everybody’s); ops (everybody’s).
         */
        post: operations["resumeDisbursement"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/employees": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Employees on record, by number and by pages: those whose records you may read
         * @description ID number, account and phone are masked, and null for those who may not see them; so is the salary.
         *
         *     May: hr (everybody’s); finance (everybody’s); manager (his reports’, his own); employee (his own); ops (everybody’s); auditor (everybody’s); admin (everybody’s).
         */
        get: operations["listEmployees"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/employees/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Import employee records (CSV or XLSX as the body): an upsert, never a deletion
         * @description May: hr (everybody’s).
         */
        post: operations["importEmployees"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/employees/{employeeNo}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One employee on record, with private numbers masked
         * @description May: hr (everybody’s); finance (everybody’s); manager (his reports’, his own); employee (his own); ops (everybody’s); auditor (everybody’s); admin (everybody’s).
         */
        get: operations["getEmployee"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/employees/{employeeNo}/account/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Release a changed account before its cooling-off ends; not by the person who changed it
         * @description May: hr (everybody’s but one’s own); finance (everybody’s but one’s own).
         */
        post: operations["releaseEmployeeAccount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/employees/{employeeNo}/private-data": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Private numbers of one employee, unmasked: with a reason, and recorded before the answer
         * @description Only the fields that are asked for are in the answer; null means that none is on record. Nothing of it may be kept by a cache.
         *
         *     May: hr (everybody’s); finance (his own); manager (his own); employee (his own); ops (his own); auditor (everybody’s); admin (his own).
         */
        post: operations["readPrivateData"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/exceptions/{exceptionId}/resolve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Propose how an exception ends, or confirm what another proposed
         * @description May: finance (everybody’s but one’s own).
         */
        post: operations["resolveException"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/feedback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Feedback of a cycle by pages, with answers and the changes that came from it
         * @description May: hr (everybody’s); auditor (everybody’s).
         */
        get: operations["listFeedback"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/feedback/links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The feedback that led to a change
         * @description May: hr (everybody’s); auditor (everybody’s).
         */
        get: operations["listFeedbackLinks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/feedback/summary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a cycle was thought of: ratings, preferences, acceptance
         * @description Points of a preference: 10 for the first of a list, one less for each further. Averages are rounded half up to two decimals.
         *
         *     May: hr (everybody’s); auditor (everybody’s); admin (everybody’s).
         */
        get: operations["getFeedbackSummary"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/feedback/{feedbackId}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Answer a feedback; the employee sees it
         * @description May: hr (everybody’s).
         */
        post: operations["answerFeedback"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/feedback/{feedbackId}/links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Link a change of indicators or policy to the feedback it came from
         * @description May: hr (everybody’s).
         */
        post: operations["linkFeedback"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/filings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Bases filed with the social-security office and its answers, by pages
         * @description May: hr (everybody’s); finance (everybody’s); ops (everybody’s); auditor (everybody’s).
         */
        get: operations["listFilings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/filings/{id}/refile": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * File a refused base again, the same or another
         * @description May: hr (everybody’s but one’s own).
         */
        post: operations["refileFiling"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/filings/{id}/settle": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Accept the office's refusal, with a reason: the base stays as the office has it
         * @description May: hr (everybody’s but one’s own).
         */
        post: operations["settleFiling"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Log in by password, for programs: the session is a bearer token
         * @description A session ends when it is not used for half an hour, and after 12 hours however much it is used (the operator may set both otherwise).
         */
        post: operations["login"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/login/cookie": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Log in by password, for browsers: the session is a cookie that pages cannot read
         * @description A session ends when it is not used for half an hour, and after 12 hours however much it is used (the operator may set both otherwise).
         */
        post: operations["logInWithCookie"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Log out
         * @description May: hr (his own); finance (his own); manager (his own); employee (his own); ops (his own); auditor (his own); admin (his own).
         */
        post: operations["logout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who I am
         * @description May: hr (his own); finance (his own); manager (his own); employee (his own); ops (his own); auditor (his own); admin (his own).
         */
        get: operations["getMe"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/appraisals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * My appraisals, newest first; scores from the release on
         * @description May: hr (his own); finance (his own); manager (his own); employee (his own); ops (his own); auditor (his own); admin (his own).
         */
        get: operations["listMyAppraisals"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/feedback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * My feedback, what HR answered, and what changed for it
         * @description May: hr (his own); finance (his own); manager (his own); employee (his own); ops (his own); auditor (his own); admin (his own).
         */
        get: operations["listMyFeedback"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * My messages, newest first
         * @description May: hr (his own); finance (his own); manager (his own); employee (his own); ops (his own); auditor (his own); admin (his own).
         */
        get: operations["listMyMessages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Change my password; ends my other sessions
         * @description May: hr (his own); finance (his own); manager (his own); employee (his own); ops (his own); auditor (his own); admin (his own).
         */
        post: operations["changeMyPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/payments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * My payments
         * @description May: hr (his own); finance (his own); manager (his own); employee (his own); ops (his own); auditor (his own); admin (his own).
         */
        get: operations["listMyPayments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where I am logged in
         * @description May: hr (his own); finance (his own); manager (his own); employee (his own); ops (his own); auditor (his own); admin (his own).
         */
        get: operations["listMySessions"];
        put?: never;
        post?: never;
        /**
         * End all my sessions, this one too
         * @description May: hr (his own); finance (his own); manager (his own); employee (his own); ops (his own); auditor (his own); admin (his own).
         */
        delete: operations["endMySessions"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/sessions/{session}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * End one of my sessions
         * @description May: hr (his own); finance (his own); manager (his own); employee (his own); ops (his own); auditor (his own); admin (his own).
         */
        delete: operations["endMySession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/oidc/callback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Come back from the OpenID provider: the session is a cookie that pages cannot read */
        get: operations["getOidcCallback"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/oidc/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Go and log in at the OpenID provider */
        get: operations["getOidcLogin"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/operations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Long work, the newest first: one’s own; everybody’s for HR, auditors and administrators
         * @description May: hr (everybody’s); finance (his own); manager (his own); employee (his own); ops (his own); auditor (everybody’s); admin (everybody’s).
         */
        get: operations["listOperations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/operations/{operationId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How far long work is, and what came of it
         * @description May: hr (everybody’s); finance (his own); manager (his own); employee (his own); ops (his own); auditor (everybody’s); admin (everybody’s).
         */
        get: operations["getOperation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/operations/{operationId}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The same as server-sent events, until it is over
         * @description May: hr (everybody’s); finance (his own); manager (his own); employee (his own); ops (his own); auditor (everybody’s); admin (everybody’s).
         */
        get: operations["listOperationEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/payments/{endToEndId}/explanation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Why a payment is what it is: amount, factor, score, goals, base, filing, salary change, approval
         * @description By the end-to-end id of any attempt, also of arrears. Employees see their own payments, managers those of their direct reports too; operations see neither scores nor salary, and no base, as it follows the salary.
         *
         *     May: hr (everybody’s); finance (everybody’s); manager (his reports’, his own); employee (his reports’, his own); ops (everybody’s); auditor (everybody’s); admin (his reports’, his own).
         */
        get: operations["getPaymentExplanation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programmes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Programmes
         * @description May: hr (everybody’s); finance (everybody’s); manager (everybody’s); employee (everybody’s); ops (everybody’s); auditor (everybody’s); admin (everybody’s).
         */
        get: operations["listProgrammes"];
        put?: never;
        /**
         * Add a programme
         * @description May: hr (everybody’s); admin (everybody’s).
         */
        post: operations["createProgramme"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programmes/{code}/policies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Versions of the policy
         * @description May: hr (everybody’s); finance (everybody’s); manager (everybody’s); employee (everybody’s); ops (everybody’s); auditor (everybody’s); admin (everybody’s).
         */
        get: operations["listProgrammePolicies"];
        put?: never;
        /**
         * Propose a new version of the policy
         * @description For a period that has no run yet. It holds when another person approves it at POST /v1/proposals/ID/approve. Nothing is overwritten.
         *
         *     May: hr (everybody’s); admin (everybody’s).
         */
        post: operations["proposePolicy"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/proposals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Proposed policies and money controls, the newest first
         * @description May: hr (everybody’s); finance (everybody’s); auditor (everybody’s); admin (everybody’s).
         */
        get: operations["listProposals"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/proposals/{proposalId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One proposal
         * @description May: hr (everybody’s); finance (everybody’s); auditor (everybody’s); admin (everybody’s).
         */
        get: operations["getProposal"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/proposals/{proposalId}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let a proposal take effect; not by whoever proposed it
         * @description May: hr (everybody’s); finance (everybody’s); admin (everybody’s).
         */
        post: operations["approveProposal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/proposals/{proposalId}/reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End a proposal; nothing of it takes effect
         * @description May: hr (everybody’s); finance (everybody’s); admin (everybody’s).
         */
        post: operations["rejectProposal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/proposals/{proposalId}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take my proposal back
         * @description May: hr (everybody’s); admin (everybody’s).
         */
        post: operations["withdrawProposal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/salary-policies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Versions of what a result does to the salary
         * @description May: hr (everybody’s); finance (everybody’s); auditor (everybody’s); admin (everybody’s).
         */
        get: operations["listSalaryPolicies"];
        put?: never;
        /**
         * Propose a new version of what a result does to the salary
         * @description It holds when another person approves it at POST /v1/proposals/ID/approve. Nothing is overwritten.
         *
         *     May: hr (everybody’s); admin (everybody’s).
         */
        post: operations["proposeSalaryPolicy"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/score-sheets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Load the scores that managers are to give in a cycle (CSV or XLSX as the body)
         * @description Proposals, without effect until the manager gives them. A line takes the place of an earlier one for the same person. Without a cycle only a dry run is possible.
         *
         *     May: hr (everybody’s).
         */
        post: operations["loadScoreSheet"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/service-accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Service accounts by name and by pages
         * @description May: admin (everybody’s).
         */
        get: operations["listServiceAccounts"];
        put?: never;
        /**
         * Add a service account, for a program
         * @description It logs in by API keys alone, and never approves, releases or decides, whatever its role. `POST /v1/users/:username/deactivate` ends it.
         *
         *     May: admin (everybody’s).
         */
        post: operations["createServiceAccount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/service-accounts/{name}/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A service account's keys, without the keys themselves
         * @description May: admin (everybody’s).
         */
        get: operations["listServiceAccountKeys"];
        put?: never;
        /**
         * Make an API key; it is told once
         * @description The key may do the actions that it is made for, as far as the role of the account may. It is sent as a bearer token, and kept here as a hash: whoever loses it makes another.
         *
         *     May: admin (everybody’s).
         */
        post: operations["makeServiceAccountKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/service-accounts/{name}/keys/{keyId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Revoke an API key, from its next request on
         * @description May: admin (everybody’s).
         */
        delete: operations["revokeServiceAccountKey"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Windows, limits and approvers
         * @description May: hr (everybody’s); finance (everybody’s); ops (everybody’s); auditor (everybody’s); admin (everybody’s).
         */
        get: operations["getSettings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change windows and limits; runs that are open keep theirs
         * @description What keeps money safe (approvers, cooling off, variance) changes by POST /v1/settings/proposals.
         *
         *     May: admin (everybody’s).
         */
        patch: operations["changeSettings"];
        trace?: never;
    };
    "/v1/settings/proposals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Propose other approver steps, cooling-off days or variance limit
         * @description They hold when another person approves them at POST /v1/proposals/ID/approve.
         *
         *     May: hr (everybody’s); admin (everybody’s).
         */
        post: operations["proposeSettings"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tasks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What somebody must do for an appraisal, a filing or a change to go on
         * @description One sees the tasks of his own and those of his role that are nobody’s in particular; HR, operations and auditors see all.
         *
         *     May: hr (everybody’s); finance (his own); manager (his own); employee (his own); ops (everybody’s); auditor (everybody’s); admin (his own).
         */
        get: operations["listTasks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Users by name and by pages
         * @description May: admin (everybody’s).
         */
        get: operations["listUsers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/provision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A user for each employee who has none, with an initial password that is told once
         * @description Without numbers: everyone employed today, at most `limit` a call; call again while `more` is true. Passwords are not kept: whoever loses this answer cannot get them again.
         *
         *     May: admin (everybody’s).
         */
        post: operations["provisionUsers"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{username}/deactivate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End a user and his sessions
         * @description May: admin (everybody’s).
         */
        post: operations["deactivateUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{username}/end-sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End all of a user's sessions, from his next request on
         * @description May: admin (everybody’s).
         */
        post: operations["endSessionsOfUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{username}/link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Which employee a user is, so that he decides on nothing of his own
         * @description An employee is one user: his plain user, that of an employee or a manager, ends, and he does everything with this one. `employeeNo` null: the user is nobody on record.
         *
         *     May: admin (everybody’s).
         */
        post: operations["linkUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{username}/reset-password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A new password for a manager's or an employee's user, told once; ends his sessions
         * @description May: admin (everybody’s).
         */
        post: operations["resetUserPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{username}/unlock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let somebody who was locked out after wrong passwords try again at once
         * @description May: admin (everybody’s).
         */
        post: operations["unlockUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhook-event-types": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The types of events with the JSON Schema of their messages
         * @description May: auditor (everybody’s); admin (everybody’s).
         */
        get: operations["listWebhookEventTypes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Webhooks, by pages
         * @description May: auditor (everybody’s); admin (everybody’s).
         */
        get: operations["listWebhooks"];
        put?: never;
        /**
         * Have an address told what happens from now on
         * @description Answers with the secret that signs, once. Events carry numbers of employees and reasons, never names, ID numbers, accounts or phones; amounts only after `POST /v1/webhooks/{id}/amounts`.
         *
         *     May: admin (everybody’s).
         */
        post: operations["createWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One webhook
         * @description May: auditor (everybody’s); admin (everybody’s).
         */
        get: operations["getWebhook"];
        put?: never;
        post?: never;
        /**
         * End a webhook: nothing more is sent to it
         * @description May: admin (everybody’s).
         */
        delete: operations["deleteWebhook"];
        options?: never;
        head?: never;
        /**
         * Change the address or what it is told
         * @description Other types hold for what happens from then on. Another address loses the amounts.
         *
         *     May: admin (everybody’s).
         */
        patch: operations["changeWebhook"];
        trace?: never;
    };
    "/v1/webhooks/{id}/amounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Allow a webhook the amounts of items, or take that back
         * @description By somebody who may read amounts himself. Another address needs to be allowed anew.
         *
         *     May: hr (everybody’s); finance (everybody’s).
         */
        post: operations["allowWebhookAmounts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{id}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What was and is to be sent, the latest first, by pages
         * @description What was delivered is listed for thirty days. What is not on record yet because something before it waits to be sent is not listed.
         *
         *     May: auditor (everybody’s); admin (everybody’s).
         */
        get: operations["listWebhookDeliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{id}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send nothing for a while; what happens meanwhile is sent later
         * @description May: admin (everybody’s).
         */
        post: operations["pauseWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{id}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send again what happened since a moment, from an event on, or one event
         * @description The same events under the same webhook-id, so that a receiver drops those that it has. What is new goes first.
         *
         *     May: admin (everybody’s).
         */
        post: operations["replayWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Go on where it stopped; also where it was disabled, or waits to try again
         * @description May: admin (everybody’s).
         */
        post: operations["resumeWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{id}/rotate-secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A new secret, told once; the one before signs too for some hours
         * @description May: admin (everybody’s).
         */
        post: operations["rotateWebhookSecret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a test event at once, before everything else and once
         * @description What came of it is in the deliveries, under the id of the answer.
         *
         *     May: admin (everybody’s).
         */
        post: operations["testWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface webhooks {
    "item.cancelled": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The run was cancelled */
        post: {
            parameters: {
                query?: never;
                header: {
                    /** @description The same for every attempt and every replay: drop what you have */
                    "webhook-id": string;
                    /** @description Seconds since 1970 of this attempt: refuse what is older than five minutes */
                    "webhook-timestamp": string;
                    /** @description v1,BASE64, one for each secret, with spaces between them (Standard Webhooks) */
                    "webhook-signature": string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        data: {
                            /** @description whole fen, as it stood at the move; null while not reckoned, and where amounts are not allowed */
                            amountFen: number | null;
                            employeeNo: string;
                            endToEndId: string | null;
                            /** @description month, or arrears-ID for an arrear that the run pays */
                            obligation: string;
                            /** @description the month that it is owed for */
                            owedFor: string;
                            /** @description the month of the run, YYYY-MM */
                            period: string;
                            programme: string;
                            /** @description why it is held, at zero, carried or returned: see docs/refusals.md */
                            reason: string | null;
                            runId: number;
                            /** @enum {string} */
                            state: "expected" | "due" | "sent" | "unknown" | "paid" | "returned" | "held" | "zero" | "carried" | "cancelled";
                            /** @enum {string} */
                            stateBefore: "expected" | "due" | "sent" | "unknown" | "paid" | "returned" | "held" | "zero" | "carried" | "cancelled";
                        };
                        /**
                         * Format: date-time
                         * @description when it happened
                         */
                        timestamp: string;
                        /** @constant */
                        type: "item.cancelled";
                    };
                };
            };
            responses: {
                /** @description Nothing more is to be sent: the webhook is disabled. */
                410: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Taken. Anything else is tried again, but for 410. */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "item.carried": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The month was closed without it: it is owed as an arrear */
        post: {
            parameters: {
                query?: never;
                header: {
                    /** @description The same for every attempt and every replay: drop what you have */
                    "webhook-id": string;
                    /** @description Seconds since 1970 of this attempt: refuse what is older than five minutes */
                    "webhook-timestamp": string;
                    /** @description v1,BASE64, one for each secret, with spaces between them (Standard Webhooks) */
                    "webhook-signature": string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        data: {
                            /** @description whole fen, as it stood at the move; null while not reckoned, and where amounts are not allowed */
                            amountFen: number | null;
                            employeeNo: string;
                            endToEndId: string | null;
                            /** @description month, or arrears-ID for an arrear that the run pays */
                            obligation: string;
                            /** @description the month that it is owed for */
                            owedFor: string;
                            /** @description the month of the run, YYYY-MM */
                            period: string;
                            programme: string;
                            /** @description why it is held, at zero, carried or returned: see docs/refusals.md */
                            reason: string | null;
                            runId: number;
                            /** @enum {string} */
                            state: "expected" | "due" | "sent" | "unknown" | "paid" | "returned" | "held" | "zero" | "carried" | "cancelled";
                            /** @enum {string} */
                            stateBefore: "expected" | "due" | "sent" | "unknown" | "paid" | "returned" | "held" | "zero" | "carried" | "cancelled";
                        };
                        /**
                         * Format: date-time
                         * @description when it happened
                         */
                        timestamp: string;
                        /** @constant */
                        type: "item.carried";
                    };
                };
            };
            responses: {
                /** @description Nothing more is to be sent: the webhook is disabled. */
                410: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Taken. Anything else is tried again, but for 410. */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "item.due": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** An item will be paid as the list stands */
        post: {
            parameters: {
                query?: never;
                header: {
                    /** @description The same for every attempt and every replay: drop what you have */
                    "webhook-id": string;
                    /** @description Seconds since 1970 of this attempt: refuse what is older than five minutes */
                    "webhook-timestamp": string;
                    /** @description v1,BASE64, one for each secret, with spaces between them (Standard Webhooks) */
                    "webhook-signature": string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        data: {
                            /** @description whole fen, as it stood at the move; null while not reckoned, and where amounts are not allowed */
                            amountFen: number | null;
                            employeeNo: string;
                            endToEndId: string | null;
                            /** @description month, or arrears-ID for an arrear that the run pays */
                            obligation: string;
                            /** @description the month that it is owed for */
                            owedFor: string;
                            /** @description the month of the run, YYYY-MM */
                            period: string;
                            programme: string;
                            /** @description why it is held, at zero, carried or returned: see docs/refusals.md */
                            reason: string | null;
                            runId: number;
                            /** @enum {string} */
                            state: "expected" | "due" | "sent" | "unknown" | "paid" | "returned" | "held" | "zero" | "carried" | "cancelled";
                            /** @enum {string} */
                            stateBefore: "expected" | "due" | "sent" | "unknown" | "paid" | "returned" | "held" | "zero" | "carried" | "cancelled";
                        };
                        /**
                         * Format: date-time
                         * @description when it happened
                         */
                        timestamp: string;
                        /** @constant */
                        type: "item.due";
                    };
                };
            };
            responses: {
                /** @description Nothing more is to be sent: the webhook is disabled. */
                410: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Taken. Anything else is tried again, but for 410. */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "item.held": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** An item is not paid for a reason, until somebody has settled it */
        post: {
            parameters: {
                query?: never;
                header: {
                    /** @description The same for every attempt and every replay: drop what you have */
                    "webhook-id": string;
                    /** @description Seconds since 1970 of this attempt: refuse what is older than five minutes */
                    "webhook-timestamp": string;
                    /** @description v1,BASE64, one for each secret, with spaces between them (Standard Webhooks) */
                    "webhook-signature": string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        data: {
                            /** @description whole fen, as it stood at the move; null while not reckoned, and where amounts are not allowed */
                            amountFen: number | null;
                            employeeNo: string;
                            endToEndId: string | null;
                            /** @description month, or arrears-ID for an arrear that the run pays */
                            obligation: string;
                            /** @description the month that it is owed for */
                            owedFor: string;
                            /** @description the month of the run, YYYY-MM */
                            period: string;
                            programme: string;
                            /** @description why it is held, at zero, carried or returned: see docs/refusals.md */
                            reason: string | null;
                            runId: number;
                            /** @enum {string} */
                            state: "expected" | "due" | "sent" | "unknown" | "paid" | "returned" | "held" | "zero" | "carried" | "cancelled";
                            /** @enum {string} */
                            stateBefore: "expected" | "due" | "sent" | "unknown" | "paid" | "returned" | "held" | "zero" | "carried" | "cancelled";
                        };
                        /**
                         * Format: date-time
                         * @description when it happened
                         */
                        timestamp: string;
                        /** @constant */
                        type: "item.held";
                    };
                };
            };
            responses: {
                /** @description Nothing more is to be sent: the webhook is disabled. */
                410: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Taken. Anything else is tried again, but for 410. */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "item.paid": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** An item is on the bank’s statement */
        post: {
            parameters: {
                query?: never;
                header: {
                    /** @description The same for every attempt and every replay: drop what you have */
                    "webhook-id": string;
                    /** @description Seconds since 1970 of this attempt: refuse what is older than five minutes */
                    "webhook-timestamp": string;
                    /** @description v1,BASE64, one for each secret, with spaces between them (Standard Webhooks) */
                    "webhook-signature": string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        data: {
                            /** @description whole fen, as it stood at the move; null while not reckoned, and where amounts are not allowed */
                            amountFen: number | null;
                            employeeNo: string;
                            endToEndId: string | null;
                            /** @description month, or arrears-ID for an arrear that the run pays */
                            obligation: string;
                            /** @description the month that it is owed for */
                            owedFor: string;
                            /** @description the month of the run, YYYY-MM */
                            period: string;
                            programme: string;
                            /** @description why it is held, at zero, carried or returned: see docs/refusals.md */
                            reason: string | null;
                            runId: number;
                            /** @enum {string} */
                            state: "expected" | "due" | "sent" | "unknown" | "paid" | "returned" | "held" | "zero" | "carried" | "cancelled";
                            /** @enum {string} */
                            stateBefore: "expected" | "due" | "sent" | "unknown" | "paid" | "returned" | "held" | "zero" | "carried" | "cancelled";
                        };
                        /**
                         * Format: date-time
                         * @description when it happened
                         */
                        timestamp: string;
                        /** @constant */
                        type: "item.paid";
                    };
                };
            };
            responses: {
                /** @description Nothing more is to be sent: the webhook is disabled. */
                410: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Taken. Anything else is tried again, but for 410. */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "item.returned": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A booked item was given back by the bank */
        post: {
            parameters: {
                query?: never;
                header: {
                    /** @description The same for every attempt and every replay: drop what you have */
                    "webhook-id": string;
                    /** @description Seconds since 1970 of this attempt: refuse what is older than five minutes */
                    "webhook-timestamp": string;
                    /** @description v1,BASE64, one for each secret, with spaces between them (Standard Webhooks) */
                    "webhook-signature": string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        data: {
                            /** @description whole fen, as it stood at the move; null while not reckoned, and where amounts are not allowed */
                            amountFen: number | null;
                            employeeNo: string;
                            endToEndId: string | null;
                            /** @description month, or arrears-ID for an arrear that the run pays */
                            obligation: string;
                            /** @description the month that it is owed for */
                            owedFor: string;
                            /** @description the month of the run, YYYY-MM */
                            period: string;
                            programme: string;
                            /** @description why it is held, at zero, carried or returned: see docs/refusals.md */
                            reason: string | null;
                            runId: number;
                            /** @enum {string} */
                            state: "expected" | "due" | "sent" | "unknown" | "paid" | "returned" | "held" | "zero" | "carried" | "cancelled";
                            /** @enum {string} */
                            stateBefore: "expected" | "due" | "sent" | "unknown" | "paid" | "returned" | "held" | "zero" | "carried" | "cancelled";
                        };
                        /**
                         * Format: date-time
                         * @description when it happened
                         */
                        timestamp: string;
                        /** @constant */
                        type: "item.returned";
                    };
                };
            };
            responses: {
                /** @description Nothing more is to be sent: the webhook is disabled. */
                410: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Taken. Anything else is tried again, but for 410. */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "item.sent": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** An item is on its way to the bank, or the bank confirmed that it has it */
        post: {
            parameters: {
                query?: never;
                header: {
                    /** @description The same for every attempt and every replay: drop what you have */
                    "webhook-id": string;
                    /** @description Seconds since 1970 of this attempt: refuse what is older than five minutes */
                    "webhook-timestamp": string;
                    /** @description v1,BASE64, one for each secret, with spaces between them (Standard Webhooks) */
                    "webhook-signature": string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        data: {
                            /** @description whole fen, as it stood at the move; null while not reckoned, and where amounts are not allowed */
                            amountFen: number | null;
                            employeeNo: string;
                            endToEndId: string | null;
                            /** @description month, or arrears-ID for an arrear that the run pays */
                            obligation: string;
                            /** @description the month that it is owed for */
                            owedFor: string;
                            /** @description the month of the run, YYYY-MM */
                            period: string;
                            programme: string;
                            /** @description why it is held, at zero, carried or returned: see docs/refusals.md */
                            reason: string | null;
                            runId: number;
                            /** @enum {string} */
                            state: "expected" | "due" | "sent" | "unknown" | "paid" | "returned" | "held" | "zero" | "carried" | "cancelled";
                            /** @enum {string} */
                            stateBefore: "expected" | "due" | "sent" | "unknown" | "paid" | "returned" | "held" | "zero" | "carried" | "cancelled";
                        };
                        /**
                         * Format: date-time
                         * @description when it happened
                         */
                        timestamp: string;
                        /** @constant */
                        type: "item.sent";
                    };
                };
            };
            responses: {
                /** @description Nothing more is to be sent: the webhook is disabled. */
                410: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Taken. Anything else is tried again, but for 410. */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "item.unknown": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The bank's answer was lost; it is asked before anything else */
        post: {
            parameters: {
                query?: never;
                header: {
                    /** @description The same for every attempt and every replay: drop what you have */
                    "webhook-id": string;
                    /** @description Seconds since 1970 of this attempt: refuse what is older than five minutes */
                    "webhook-timestamp": string;
                    /** @description v1,BASE64, one for each secret, with spaces between them (Standard Webhooks) */
                    "webhook-signature": string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        data: {
                            /** @description whole fen, as it stood at the move; null while not reckoned, and where amounts are not allowed */
                            amountFen: number | null;
                            employeeNo: string;
                            endToEndId: string | null;
                            /** @description month, or arrears-ID for an arrear that the run pays */
                            obligation: string;
                            /** @description the month that it is owed for */
                            owedFor: string;
                            /** @description the month of the run, YYYY-MM */
                            period: string;
                            programme: string;
                            /** @description why it is held, at zero, carried or returned: see docs/refusals.md */
                            reason: string | null;
                            runId: number;
                            /** @enum {string} */
                            state: "expected" | "due" | "sent" | "unknown" | "paid" | "returned" | "held" | "zero" | "carried" | "cancelled";
                            /** @enum {string} */
                            stateBefore: "expected" | "due" | "sent" | "unknown" | "paid" | "returned" | "held" | "zero" | "carried" | "cancelled";
                        };
                        /**
                         * Format: date-time
                         * @description when it happened
                         */
                        timestamp: string;
                        /** @constant */
                        type: "item.unknown";
                    };
                };
            };
            responses: {
                /** @description Nothing more is to be sent: the webhook is disabled. */
                410: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Taken. Anything else is tried again, but for 410. */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "item.zero": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Nothing is due, for a stated reason */
        post: {
            parameters: {
                query?: never;
                header: {
                    /** @description The same for every attempt and every replay: drop what you have */
                    "webhook-id": string;
                    /** @description Seconds since 1970 of this attempt: refuse what is older than five minutes */
                    "webhook-timestamp": string;
                    /** @description v1,BASE64, one for each secret, with spaces between them (Standard Webhooks) */
                    "webhook-signature": string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        data: {
                            /** @description whole fen, as it stood at the move; null while not reckoned, and where amounts are not allowed */
                            amountFen: number | null;
                            employeeNo: string;
                            endToEndId: string | null;
                            /** @description month, or arrears-ID for an arrear that the run pays */
                            obligation: string;
                            /** @description the month that it is owed for */
                            owedFor: string;
                            /** @description the month of the run, YYYY-MM */
                            period: string;
                            programme: string;
                            /** @description why it is held, at zero, carried or returned: see docs/refusals.md */
                            reason: string | null;
                            runId: number;
                            /** @enum {string} */
                            state: "expected" | "due" | "sent" | "unknown" | "paid" | "returned" | "held" | "zero" | "carried" | "cancelled";
                            /** @enum {string} */
                            stateBefore: "expected" | "due" | "sent" | "unknown" | "paid" | "returned" | "held" | "zero" | "carried" | "cancelled";
                        };
                        /**
                         * Format: date-time
                         * @description when it happened
                         */
                        timestamp: string;
                        /** @constant */
                        type: "item.zero";
                    };
                };
            };
            responses: {
                /** @description Nothing more is to be sent: the webhook is disabled. */
                410: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Taken. Anything else is tried again, but for 410. */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "run.cancelled": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A run was cancelled before anything was sent */
        post: {
            parameters: {
                query?: never;
                header: {
                    /** @description The same for every attempt and every replay: drop what you have */
                    "webhook-id": string;
                    /** @description Seconds since 1970 of this attempt: refuse what is older than five minutes */
                    "webhook-timestamp": string;
                    /** @description v1,BASE64, one for each secret, with spaces between them (Standard Webhooks) */
                    "webhook-signature": string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        data: {
                            /** @description of one person's backfill; null: everybody's month */
                            employeeNo: string | null;
                            /** @description who must act */
                            owner: ("hr" | "finance" | "manager" | "employee" | "ops" | "auditor" | "admin") | null;
                            /** @description YYYY-MM */
                            period: string;
                            programme: string;
                            round: number;
                            runId: number;
                            /** @enum {string} */
                            stage: "upload" | "reconcile" | "calculate" | "approve" | "pay" | "settle" | "notify" | "close";
                            waitingFor: ("upload" | "approval" | "list_change" | "explanation" | "funds" | "operations" | "corrections" | "close_refused") | null;
                        };
                        /**
                         * Format: date-time
                         * @description when it happened
                         */
                        timestamp: string;
                        /** @constant */
                        type: "run.cancelled";
                    };
                };
            };
            responses: {
                /** @description Nothing more is to be sent: the webhook is disabled. */
                410: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Taken. Anything else is tried again, but for 410. */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "run.closed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A month was closed: everybody is paid, at zero or carried over */
        post: {
            parameters: {
                query?: never;
                header: {
                    /** @description The same for every attempt and every replay: drop what you have */
                    "webhook-id": string;
                    /** @description Seconds since 1970 of this attempt: refuse what is older than five minutes */
                    "webhook-timestamp": string;
                    /** @description v1,BASE64, one for each secret, with spaces between them (Standard Webhooks) */
                    "webhook-signature": string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        data: {
                            /** @description of one person's backfill; null: everybody's month */
                            employeeNo: string | null;
                            /** @description who must act */
                            owner: ("hr" | "finance" | "manager" | "employee" | "ops" | "auditor" | "admin") | null;
                            /** @description YYYY-MM */
                            period: string;
                            programme: string;
                            round: number;
                            runId: number;
                            /** @enum {string} */
                            stage: "upload" | "reconcile" | "calculate" | "approve" | "pay" | "settle" | "notify" | "close";
                            waitingFor: ("upload" | "approval" | "list_change" | "explanation" | "funds" | "operations" | "corrections" | "close_refused") | null;
                        };
                        /**
                         * Format: date-time
                         * @description when it happened
                         */
                        timestamp: string;
                        /** @constant */
                        type: "run.closed";
                    };
                };
            };
            responses: {
                /** @description Nothing more is to be sent: the webhook is disabled. */
                410: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Taken. Anything else is tried again, but for 410. */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "run.stage_entered": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A run entered a stage; a further round enters stages again */
        post: {
            parameters: {
                query?: never;
                header: {
                    /** @description The same for every attempt and every replay: drop what you have */
                    "webhook-id": string;
                    /** @description Seconds since 1970 of this attempt: refuse what is older than five minutes */
                    "webhook-timestamp": string;
                    /** @description v1,BASE64, one for each secret, with spaces between them (Standard Webhooks) */
                    "webhook-signature": string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        data: {
                            /** @description of one person's backfill; null: everybody's month */
                            employeeNo: string | null;
                            /** @description who must act */
                            owner: ("hr" | "finance" | "manager" | "employee" | "ops" | "auditor" | "admin") | null;
                            /** @description YYYY-MM */
                            period: string;
                            programme: string;
                            round: number;
                            runId: number;
                            /** @enum {string} */
                            stage: "upload" | "reconcile" | "calculate" | "approve" | "pay" | "settle" | "notify" | "close";
                            waitingFor: ("upload" | "approval" | "list_change" | "explanation" | "funds" | "operations" | "corrections" | "close_refused") | null;
                        };
                        /**
                         * Format: date-time
                         * @description when it happened
                         */
                        timestamp: string;
                        /** @constant */
                        type: "run.stage_entered";
                    };
                };
            };
            responses: {
                /** @description Nothing more is to be sent: the webhook is disabled. */
                410: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Taken. Anything else is tried again, but for 410. */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "run.started": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A run was opened */
        post: {
            parameters: {
                query?: never;
                header: {
                    /** @description The same for every attempt and every replay: drop what you have */
                    "webhook-id": string;
                    /** @description Seconds since 1970 of this attempt: refuse what is older than five minutes */
                    "webhook-timestamp": string;
                    /** @description v1,BASE64, one for each secret, with spaces between them (Standard Webhooks) */
                    "webhook-signature": string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        data: {
                            /** @description of one person's backfill; null: everybody's month */
                            employeeNo: string | null;
                            /** @description who must act */
                            owner: ("hr" | "finance" | "manager" | "employee" | "ops" | "auditor" | "admin") | null;
                            /** @description YYYY-MM */
                            period: string;
                            programme: string;
                            round: number;
                            runId: number;
                            /** @enum {string} */
                            stage: "upload" | "reconcile" | "calculate" | "approve" | "pay" | "settle" | "notify" | "close";
                            waitingFor: ("upload" | "approval" | "list_change" | "explanation" | "funds" | "operations" | "corrections" | "close_refused") | null;
                        };
                        /**
                         * Format: date-time
                         * @description when it happened
                         */
                        timestamp: string;
                        /** @constant */
                        type: "run.started";
                    };
                };
            };
            responses: {
                /** @description Nothing more is to be sent: the webhook is disabled. */
                410: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Taken. Anything else is tried again, but for 410. */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "run.waiting": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A run waits for somebody: `waitingFor` and `owner` say what for and whose it is */
        post: {
            parameters: {
                query?: never;
                header: {
                    /** @description The same for every attempt and every replay: drop what you have */
                    "webhook-id": string;
                    /** @description Seconds since 1970 of this attempt: refuse what is older than five minutes */
                    "webhook-timestamp": string;
                    /** @description v1,BASE64, one for each secret, with spaces between them (Standard Webhooks) */
                    "webhook-signature": string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        data: {
                            /** @description of one person's backfill; null: everybody's month */
                            employeeNo: string | null;
                            /** @description who must act */
                            owner: ("hr" | "finance" | "manager" | "employee" | "ops" | "auditor" | "admin") | null;
                            /** @description YYYY-MM */
                            period: string;
                            programme: string;
                            round: number;
                            runId: number;
                            /** @enum {string} */
                            stage: "upload" | "reconcile" | "calculate" | "approve" | "pay" | "settle" | "notify" | "close";
                            waitingFor: ("upload" | "approval" | "list_change" | "explanation" | "funds" | "operations" | "corrections" | "close_refused") | null;
                        };
                        /**
                         * Format: date-time
                         * @description when it happened
                         */
                        timestamp: string;
                        /** @constant */
                        type: "run.waiting";
                    };
                };
            };
            responses: {
                /** @description Nothing more is to be sent: the webhook is disabled. */
                410: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Taken. Anything else is tried again, but for 410. */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "webhook.test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sent by POST /v1/webhooks/{id}/test, whatever types were chosen */
        post: {
            parameters: {
                query?: never;
                header: {
                    /** @description The same for every attempt and every replay: drop what you have */
                    "webhook-id": string;
                    /** @description Seconds since 1970 of this attempt: refuse what is older than five minutes */
                    "webhook-timestamp": string;
                    /** @description v1,BASE64, one for each secret, with spaces between them (Standard Webhooks) */
                    "webhook-signature": string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        data: {
                            webhookId: number;
                        };
                        /**
                         * Format: date-time
                         * @description when it happened
                         */
                        timestamp: string;
                        /** @constant */
                        type: "webhook.test";
                    };
                };
            };
            responses: {
                /** @description Nothing more is to be sent: the webhook is disabled. */
                410: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Taken. Anything else is tried again, but for 410. */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface components {
    schemas: {
        Accepted: {
            operationId: number;
            /** @constant */
            state: "queued";
        };
        AcknowledgeVarianceBody: {
            digest: components["schemas"]["Digest"];
        };
        AcknowledgeVarianceReply: {
            /** @enum {boolean} */
            acknowledged: true;
        };
        ActedOnAppraisal: {
            appraisalId: number;
            workflowId: string;
        };
        AddToAppraisalCycleBody: {
            employeeNo: string;
        };
        AddToAppraisalCycleReply: {
            /** @enum {boolean} */
            added: true;
        };
        AllowWebhookAmountsBody: {
            allowed: boolean;
        };
        AllowWebhookAmountsReply: {
            /** @description whether it is told the amounts of items */
            amounts: boolean;
            amountsAllowedBy: string | null;
            createdAt: components["schemas"]["Moment"];
            createdBy: string;
            description: string;
            id: number;
            /** @description until then the secret before the last rotation signs too */
            oldSecretUntil: components["schemas"]["Moment"] | null;
            parallel: number;
            /** @description when the next attempt is; null: the last one went well */
            retryAt: components["schemas"]["Moment"] | null;
            /** @enum {string} */
            state: "active" | "paused" | "disabled";
            /** @description why it was disabled */
            stateReason: ("gone" | "exhausted") | null;
            types: string[];
            url: string;
        };
        AnswerFeedbackBody: {
            answer: string;
        };
        AnswerFeedbackReply: {
            feedbackId: number;
        };
        AppealAppraisalBody: {
            reason: string;
        };
        AppraisalCycle: {
            closedAt: components["schemas"]["Moment"] | null;
            code: string;
            cycleId: number;
            evaluatedFrom: components["schemas"]["Day"];
            evaluatedTo: components["schemas"]["Day"];
            evaluationOpensOn: components["schemas"]["Day"] | null;
            finalAt: components["schemas"]["Moment"] | null;
            firstPeriod: components["schemas"]["Month"];
            industry: string;
            lastPeriod: components["schemas"]["Month"];
            nameEn: string;
            nameZh: string;
            openedAt: components["schemas"]["Moment"];
            openedBy: string;
            programme: string;
            releasedAt: components["schemas"]["Moment"] | null;
            salaryBudgetFen: components["schemas"]["Fen"] | null;
            salaryEffectiveOn: components["schemas"]["Day"];
            /** @enum {string} */
            state: "open" | "closed" | "cancelled";
            workflowId: string;
        };
        AppraisalLine: {
            appraisalId: number;
            cycle: string;
            employeeNo: string;
            evaluatorNo: string | null;
            goalsState: string;
            goalsVersion: number | null;
            indicators: {
                code: string;
                nameEn: string;
                nameZh: string;
                weight: string;
            }[] | null;
            score: string | null;
            scored: boolean;
            sheetScore: string | null;
            stage: string;
            state: string;
            workflowId: string;
        };
        ApproveAppraisalCycleSalaryListBody: {
            digest: components["schemas"]["Digest"];
            reason?: string;
        };
        ApproveAppraisalCycleSalaryListReply: {
            approvals: number;
            approversNeeded: number;
            complete: boolean;
        };
        ApproveDisbursementBody: {
            digest: components["schemas"]["Digest"];
            reason?: string;
        };
        ApproveDisbursementReply: {
            approvals: number;
            approversNeeded: number;
            complete: boolean;
        };
        ApproveProposalBody: {
            reason?: string;
        };
        AssignEvaluatorBody: {
            employeeNo: string | null;
            reason: string;
        };
        CalibrateAppraisalBody: {
            reason: string;
            score: string;
        };
        CancelDisbursementReply: {
            /** @enum {string} */
            state: "cancelled";
        };
        Change: {
            account: string | null;
            approvedAt: components["schemas"]["Moment"] | null;
            approvedBy: string | null;
            bankName: string | null;
            changeId: number;
            department: string | null;
            effectiveOn: components["schemas"]["Day"];
            employeeNo: string;
            enteredAt: components["schemas"]["Moment"];
            enteredBy: string;
            finishedAt: components["schemas"]["Moment"] | null;
            /** @enum {string} */
            kind: "position" | "promotion" | "department" | "manager" | "salary" | "account" | "leaving";
            leftOn: components["schemas"]["Day"] | null;
            managerNo: string | null;
            managerRemoved: boolean;
            needsApproval: boolean;
            note: string | null;
            position: string | null;
            salaryFen: components["schemas"]["Fen"] | null;
            /** @enum {string} */
            state: "waiting_approval" | "waiting_date" | "applying" | "task" | "done" | "withdrawn";
            workflowId: string;
        };
        ChangeMyPasswordBody: {
            current: string;
            password: string;
        };
        ChangeSettingsBody: {
            approvalReminderMs?: number;
            batchSize?: number;
            batchesAtOnce?: number;
            correctionWindowMs?: number;
            fundsRecheckMs?: number;
            retryPauseMaxMs?: number;
            settlementWindowMs?: number;
            statementPollMs?: number;
            uploadReminderMs?: number;
        };
        ChangeSettingsReply: {
            approvalReminderMs: number;
            approverSteps: {
                approvers: number;
                fromFen: components["schemas"]["FenFromZero"];
            }[];
            batchSize: number;
            batchesAtOnce: number;
            coolingOffDays: number;
            correctionWindowMs: number;
            fundsRecheckMs: number;
            retryPauseMaxMs: number;
            settlementWindowMs: number;
            statementPollMs: number;
            uploadReminderMs: number;
            varianceTenThousandths: number;
        };
        ChangeWebhookBody: {
            description?: string;
            /** @description requests at once; 1: strictly in order. With more, the events of one item stay in order, and those of runs stand between what was before and after */
            parallel?: number;
            types?: ("run.started" | "run.stage_entered" | "run.waiting" | "run.closed" | "run.cancelled" | "item.due" | "item.zero" | "item.held" | "item.sent" | "item.unknown" | "item.paid" | "item.returned" | "item.carried" | "item.cancelled")[];
            /** @description https; of a host on the public internet, or one that WULOU_WEBHOOK_ALLOWED_HOSTS names */
            url?: string;
        };
        ChangeWebhookReply: {
            /** @description whether it is told the amounts of items */
            amounts: boolean;
            amountsAllowedBy: string | null;
            createdAt: components["schemas"]["Moment"];
            createdBy: string;
            description: string;
            id: number;
            /** @description until then the secret before the last rotation signs too */
            oldSecretUntil: components["schemas"]["Moment"] | null;
            parallel: number;
            /** @description when the next attempt is; null: the last one went well */
            retryAt: components["schemas"]["Moment"] | null;
            /** @enum {string} */
            state: "active" | "paused" | "disabled";
            /** @description why it was disabled */
            stateReason: ("gone" | "exhausted") | null;
            types: string[];
            url: string;
        };
        ConfirmAppraisalGoalsBody: {
            version: number;
        };
        CorrectPersonBody: {
            account?: string;
            bankName?: string;
            baseFen?: components["schemas"]["MonthlyFen"];
            employeeNo: string;
            hold?: boolean;
            idNumber?: string;
            name?: string;
            note?: string;
            /** @enum {boolean} */
            retry?: true;
        };
        CorrectPersonReply: {
            coolsUntil: components["schemas"]["Moment"] | null;
            items: number;
        };
        CreateAppraisalTemplateBody: {
            code: string;
            indicators: {
                code?: string;
                nameEn: string;
                nameZh: string;
                weight: string;
            }[];
            industry: string;
            nameEn: string;
            nameZh: string;
            /** @default null */
            position?: string | null;
        };
        CreateAppraisalTemplateReply: {
            code: string;
            templateId: number;
            version: number;
        };
        CreateProgrammeBody: {
            code: components["schemas"]["ProgrammeCode"];
            dueDay: number;
            nameEn: string;
            nameZh: string;
        };
        CreateProgrammeReply: {
            code: string;
        };
        CreateServiceAccountBody: {
            /** @description lower-case letters, digits and dashes */
            name: string;
            /** @enum {string} */
            role: "hr" | "finance" | "ops" | "auditor" | "admin";
        };
        CreateServiceAccountReply: {
            name: string;
            /** @enum {string} */
            role: "hr" | "finance" | "manager" | "employee" | "ops" | "auditor" | "admin";
        };
        CreateWebhookBody: {
            /** @default  */
            description?: string;
            /**
             * @description requests at once; 1: strictly in order. With more, the events of one item stay in order, and those of runs stand between what was before and after
             * @default 1
             */
            parallel?: number;
            types: ("run.started" | "run.stage_entered" | "run.waiting" | "run.closed" | "run.cancelled" | "item.due" | "item.zero" | "item.held" | "item.sent" | "item.unknown" | "item.paid" | "item.returned" | "item.carried" | "item.cancelled")[];
            /** @description https; of a host on the public internet, or one that WULOU_WEBHOOK_ALLOWED_HOSTS names */
            url: string;
        };
        CreateWebhookReply: {
            /** @description whether it is told the amounts of items */
            amounts: boolean;
            amountsAllowedBy: string | null;
            createdAt: components["schemas"]["Moment"];
            createdBy: string;
            description: string;
            id: number;
            /** @description until then the secret before the last rotation signs too */
            oldSecretUntil: components["schemas"]["Moment"] | null;
            parallel: number;
            /** @description when the next attempt is; null: the last one went well */
            retryAt: components["schemas"]["Moment"] | null;
            /** @description whsec_… for the Standard Webhooks libraries; cannot be read again */
            secret: string;
            /** @enum {string} */
            state: "active" | "paused" | "disabled";
            /** @description why it was disabled */
            stateReason: ("gone" | "exhausted") | null;
            types: string[];
            url: string;
        };
        /**
         * Format: date
         * @description A day in the organisation’s time zone, YYYY-MM-DD, from 1900 to 2999.
         * @example 2026-10-01
         */
        Day: string;
        DeactivateUserReply: {
            /** @enum {boolean} */
            active: false;
            username: string;
        };
        DecodePayloadsBody: {
            payloads: {
                /** Format: byte */
                data?: string;
                metadata?: {
                    [key: string]: string;
                };
            }[];
        };
        DecodePayloadsReply: {
            payloads: {
                /** Format: byte */
                data?: string;
                metadata?: {
                    [key: string]: string;
                };
            }[];
        };
        DeleteWebhookReply: {
            /** @enum {boolean} */
            deleted: true;
            id: number;
        };
        /**
         * @description SHA-256 over what is approved: who approves says exactly which list he saw.
         * @example 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08
         */
        Digest: string;
        Employee: {
            account: string | null;
            bankName: string | null;
            department: string | null;
            employeeNo: string;
            hiredOn: components["schemas"]["Day"];
            idNumber: string | null;
            leftOn: components["schemas"]["Day"] | null;
            managerNo: string | null;
            name: string;
            phone: string | null;
            position: string | null;
            salaryFen: components["schemas"]["Fen"] | null;
        };
        EncodePayloadsBody: {
            payloads: {
                /** Format: byte */
                data?: string;
                metadata?: {
                    [key: string]: string;
                };
            }[];
        };
        EncodePayloadsReply: {
            payloads: {
                /** Format: byte */
                data?: string;
                metadata?: {
                    [key: string]: string;
                };
            }[];
        };
        EndCorrectionsReply: {
            ok: boolean;
        };
        EndSessionsOfUserReply: {
            ended: number;
            username: string;
        };
        EnterChangeBody: {
            account?: string;
            bankName?: string;
            department?: string;
            effectiveOn: components["schemas"]["Day"];
            employeeNo: string;
            /** @enum {string} */
            kind: "position" | "promotion" | "department" | "manager" | "salary" | "account" | "leaving";
            leftOn?: components["schemas"]["Day"];
            managerNo?: string | null;
            note?: string;
            position?: string;
            salaryFen?: components["schemas"]["MonthlyFen"];
        };
        /**
         * @description The webhook-id of an event.
         * @example evt_4711
         */
        EventId: string;
        /**
         * @description An amount in fen (1/100 yuan): a whole number, exact.
         * @example 645000
         */
        Fen: number;
        /**
         * @description An amount in fen (1/100 yuan), zero or more: a whole number, exact.
         * @example 12900
         */
        FenFromZero: number;
        GetAppraisalCycleReply: {
            closedAt: components["schemas"]["Moment"] | null;
            code: string;
            counts: {
                appraisals: number;
                completed: number;
                feedback: number;
                filings: {
                    [key: string]: number;
                };
                goalsConfirmed: number;
                open: number;
                openTasks: number;
                raises: number;
                results: number;
                scored: number;
                stages: {
                    [key: string]: number;
                };
                withdrawn: number;
                withoutOwner: number;
            };
            cycleId: number;
            evaluatedFrom: components["schemas"]["Day"];
            evaluatedTo: components["schemas"]["Day"];
            evaluationOpensOn: components["schemas"]["Day"] | null;
            finalAt: components["schemas"]["Moment"] | null;
            firstPeriod: components["schemas"]["Month"];
            industry: string;
            lastPeriod: components["schemas"]["Month"];
            nameEn: string;
            nameZh: string;
            openedAt: components["schemas"]["Moment"];
            openedBy: string;
            programme: string;
            releasedAt: components["schemas"]["Moment"] | null;
            salaryBudgetFen: components["schemas"]["Fen"] | null;
            salaryEffectiveOn: components["schemas"]["Day"];
            /** @enum {string} */
            state: "open" | "closed" | "cancelled";
            unstarted: number;
            workflowId: string;
        };
        GetAppraisalCycleReportReply: {
            counts: {
                appraisals: number;
                completed: number;
                feedback: number;
                filings: {
                    [key: string]: number;
                };
                goalsConfirmed: number;
                open: number;
                openTasks: number;
                raises: number;
                results: number;
                scored: number;
                stages: {
                    [key: string]: number;
                };
                withdrawn: number;
                withoutOwner: number;
            };
            cycle: components["schemas"]["AppraisalCycle"];
            employees: {
                amountFen: {
                    [key: string]: components["schemas"]["Fen"] | null;
                };
                appraisalState: string | null;
                baseFenAfter: components["schemas"]["Fen"] | null;
                baseFenBefore: components["schemas"]["Fen"] | null;
                employeeNo: string;
                endToEndId: {
                    [key: string]: string | null;
                };
                reason: {
                    [key: string]: string | null;
                };
                salaryFenAfter: components["schemas"]["Fen"] | null;
                salaryFenBefore: components["schemas"]["Fen"] | null;
                score: string | null;
                stages: {
                    enteredAt: components["schemas"]["Moment"];
                    leftAt: components["schemas"]["Moment"] | null;
                    outcome: string | null;
                    stage: string;
                }[];
                state: {
                    [key: string]: string;
                };
                workflowId: string | null;
            }[];
            periods: components["schemas"]["Month"][];
            scoresWithoutEffect: string[];
        };
        GetAppraisalCycleSalaryListReply: {
            approvals: number;
            approversNeeded: number;
            digest: string;
            lines: {
                effectiveOn: components["schemas"]["Day"];
                employeeNo: string;
                salaryAfterFen: components["schemas"]["Fen"];
                salaryBeforeFen: components["schemas"]["Fen"];
                score: string;
            }[];
            listId: number;
            next: string | null;
            preparedAt: components["schemas"]["Moment"];
            preparedBy: string;
            raises: number;
            round: number;
            state: string;
            totalRaiseFen: components["schemas"]["Fen"];
        };
        GetAppraisalReply: {
            appeal: {
                decidedAt: components["schemas"]["Moment"] | null;
                decidedBy: string | null;
                decision: string | null;
                decisionReason: string | null;
                filedAt: components["schemas"]["Moment"];
                reason: string;
            } | null;
            appraisalId: number;
            canAppealUntil: components["schemas"]["Moment"] | null;
            cycle: string;
            employeeNo: string;
            evaluations: {
                at: components["schemas"]["Moment"];
                by: string;
                goalsVersion: number;
                kind: string;
                reason: string | null;
                scores: {
                    [key: string]: string;
                } | null;
                weightedScore: string;
            }[];
            evaluatorNo: string | null;
            finalAt: components["schemas"]["Moment"] | null;
            goals: {
                answer: string | null;
                answerReason: string | null;
                answeredAt: components["schemas"]["Moment"] | null;
                indicators: {
                    code: string;
                    nameEn: string;
                    nameZh: string;
                    weight: string;
                }[];
                setAt: components["schemas"]["Moment"];
                setBy: string;
                templateCode: string | null;
                version: number;
            }[];
            goalsState: string;
            goalsVersion: number | null;
            indicators: {
                code: string;
                nameEn: string;
                nameZh: string;
                weight: string;
            }[] | null;
            releasedAt: components["schemas"]["Moment"] | null;
            score: string | null;
            scored: boolean;
            sheetScore: string | null;
            stage: string;
            stages: {
                enteredAt: components["schemas"]["Moment"];
                leftAt: components["schemas"]["Moment"] | null;
                outcome: string | null;
                stage: string;
            }[];
            state: string;
            workflowId: string;
        };
        GetChangeReply: {
            account: string | null;
            approvedAt: components["schemas"]["Moment"] | null;
            approvedBy: string | null;
            bankName: string | null;
            changeId: number;
            department: string | null;
            effectiveOn: components["schemas"]["Day"];
            employeeNo: string;
            enteredAt: components["schemas"]["Moment"];
            enteredBy: string;
            filing: {
                attempt: number;
                baseFen: components["schemas"]["Fen"];
                filingId: string;
                id: number;
                receiptNo: string | null;
                refusalReason: string | null;
                /** @enum {string} */
                state: "pending" | "accepted" | "refused" | "refiled" | "settled";
            } | null;
            finishedAt: components["schemas"]["Moment"] | null;
            /** @enum {string} */
            kind: "position" | "promotion" | "department" | "manager" | "salary" | "account" | "leaving";
            leftOn: components["schemas"]["Day"] | null;
            managerNo: string | null;
            managerRemoved: boolean;
            needsApproval: boolean;
            note: string | null;
            position: string | null;
            salaryFen: components["schemas"]["Fen"] | null;
            /** @enum {string} */
            state: "waiting_approval" | "waiting_date" | "applying" | "task" | "done" | "withdrawn";
            steps: {
                at: components["schemas"]["Moment"];
                details: {
                    [key: string]: string | number | null;
                };
                /** @enum {string} */
                state: "done" | "refused" | "not_needed" | "compensated";
                /** @enum {string} */
                step: "records" | "base_filing" | "payroll" | "amount_due";
            }[];
            workflowId: string;
        };
        GetConsistencyReply: {
            checkedEmployees: number;
            differences: {
                code: string;
                employeeNo: string;
                explained: string | null;
                says: {
                    [key: string]: string | number | null;
                };
            }[];
            found: number;
            silent: number;
            unknownToOffice: number;
        };
        GetDisbursementApprovalReply: {
            approvals: number;
            approversNeeded: number;
            digest: components["schemas"]["Digest"];
            round: number;
            state: string;
            totalFen: components["schemas"]["Fen"];
            transferCount: number;
            variance: {
                acknowledgedBy: string | null;
                currentFen: components["schemas"]["Fen"];
                explained: boolean;
                explanation: {
                    [key: string]: {
                        count: number;
                        fen: components["schemas"]["Fen"];
                    };
                };
                previousFen: components["schemas"]["Fen"];
                previousPeriod: components["schemas"]["Month"];
            } | null;
        };
        GetDisbursementReply: {
            closedAt: components["schemas"]["Moment"] | null;
            counts: {
                [key: string]: number;
            };
            pause: {
                at: components["schemas"]["Moment"];
                by: string;
                reason: string;
            } | null;
            period: components["schemas"]["Month"];
            programme: string;
            round: number;
            runId: number;
            scope: string;
            /** @enum {string} */
            stage: "upload" | "reconcile" | "calculate" | "approve" | "pay" | "settle" | "notify" | "close";
            stages: {
                enteredAt: components["schemas"]["Moment"];
                leftAt: components["schemas"]["Moment"] | null;
                /** @enum {string} */
                stage: "upload" | "reconcile" | "calculate" | "approve" | "pay" | "settle" | "notify" | "close";
            }[];
            startedAt: components["schemas"]["Moment"];
            startedBy: string;
            /** @enum {string} */
            state: "open" | "closed" | "cancelled";
            tasks: {
                escalation: number;
                kind: string;
                owner: string;
                since: components["schemas"]["Moment"];
            }[];
            waitingFor: string | null;
            workflowId: string;
        };
        GetDisbursementReportReply: {
            arrears: {
                amountFen: components["schemas"]["Fen"] | null;
                employeeNo: string;
                endToEndId: string | null;
                originPeriod: components["schemas"]["Month"];
                state: string;
            }[];
            bank: {
                bookedFen: components["schemas"]["Fen"];
                duplicates: number;
                transfers: number;
            };
            carried: number;
            carriedFen: components["schemas"]["Fen"];
            disagreements: number;
            exceptions: {
                amountFen: components["schemas"]["Fen"] | null;
                bookedFen: components["schemas"]["Fen"] | null;
                employeeNo: string | null;
                endToEndId: string | null;
                kind: string;
            }[];
            expected: number;
            historyEvents: number;
            items: {
                amountFen: components["schemas"]["Fen"] | null;
                attempts: number;
                bookedFen: components["schemas"]["Fen"] | null;
                employeeNo: string;
                endToEndId: string | null;
                policyVersion: number | null;
                reason: string | null;
                score: string | null;
                state: string;
            }[];
            lines: {
                duplicates: string[];
                notOnRecord: string[];
                received: number;
            };
            omitted: number;
            omittedEmployees: string[];
            open: number;
            paid: number;
            paidFen: components["schemas"]["Fen"];
            period: components["schemas"]["Month"];
            programme: string;
            stages: {
                enteredAt: components["schemas"]["Moment"];
                leftAt: components["schemas"]["Moment"] | null;
                /** @enum {string} */
                stage: "upload" | "reconcile" | "calculate" | "approve" | "pay" | "settle" | "notify" | "close";
            }[];
            state: string;
            workflowId: string;
            zero: number;
        };
        GetFeedbackSummaryReply: {
            acceptance: {
                acceptedWithoutAppeal: number;
                appeals: number;
                appraised: number;
                averageAppraisalRating: string | null;
                upheld: number;
                withResult: number;
            };
            answered: number;
            appraisalRating: {
                average: string | null;
                distribution: {
                    1: number;
                    2: number;
                    3: number;
                    4: number;
                    5: number;
                };
            };
            benefitRating: {
                average: string | null;
                distribution: {
                    1: number;
                    2: number;
                    3: number;
                    4: number;
                    5: number;
                };
            };
            cycle: string;
            given: number;
            preferences: {
                firstChoices: number;
                mentions: number;
                points: number;
                programme: string;
            }[];
        };
        GetMeReply: {
            /** @enum {string} */
            kind: "person" | "service";
            passwordChangeNeeded: boolean;
            /** @enum {string} */
            role: "hr" | "finance" | "manager" | "employee" | "ops" | "auditor" | "admin";
            /** @description null: all of the role */
            scopes: ("identity.read" | "self.read" | "session.end" | "password.change" | "run.start" | "run.preview" | "run.read" | "run.cancel" | "run.pause" | "run.resume" | "run.report" | "run.export" | "corrections.end" | "person.correct" | "account.release" | "approval.decide" | "exception.resolve" | "payment-file.read" | "bank-ledger.read" | "payment.explain" | "archive.export" | "archive.open" | "employee.import" | "employee.read" | "private.read" | "private.reveal" | "salary.read" | "amount.read" | "reason.read" | "contribution.upload" | "contribution.read" | "audit.heads" | "audit.events" | "consistency.check" | "change.enter" | "change.read" | "change.decide" | "change.withdraw" | "change.retry" | "filing.read" | "filing.settle" | "cycle.open" | "cycle.read" | "cycle.progress" | "cycle.budget" | "cycle.report" | "cycle.release" | "late-result.settle" | "score-sheet.load" | "appraisal.know" | "appraisal.list" | "appraisal.read" | "goals.propose" | "goals.answer" | "score.give" | "score.calibrate" | "evaluator.assign" | "appeal.make" | "appeal.decide" | "feedback.give" | "feedback.read" | "feedback.summary" | "feedback.answer" | "salary-list.read" | "salary-list.decide" | "salary-list.redraw" | "programme.read" | "programme.add" | "proposal.read" | "proposal.make" | "proposal.decide" | "salary-policy.read" | "template.read" | "template.add" | "setting.read" | "setting.change" | "operation.read" | "task.read" | "workflow.wake" | "payload.decode" | "payload.encode" | "user.manage" | "service-account.manage" | "webhook.manage" | "webhook.read" | "webhook.allow-amounts")[] | null;
            username: string;
        };
        GetOperationReply: {
            createdAt: components["schemas"]["Moment"];
            finishedAt: components["schemas"]["Moment"] | null;
            /** @enum {string} */
            kind: "employees.import" | "contributions.upload";
            linesRead: number;
            operationId: number;
            problem: components["schemas"]["Problem"] | null;
            result: {
                [key: string]: unknown;
            } | null;
            startedAt: components["schemas"]["Moment"] | null;
            /** @enum {string} */
            state: "queued" | "running" | "done" | "failed";
            status: number | null;
        };
        GetPaymentExplanationReply: {
            amount: {
                agrees: boolean;
                amountFen: components["schemas"]["Fen"];
                baseFen: components["schemas"]["Fen"] | null;
                calculation: string | null;
                deductions: {
                    kind: string;
                    lessFen: components["schemas"]["Fen"];
                }[];
                factorTenThousandths: number | null;
                formulaFen: components["schemas"]["Fen"] | null;
                period: components["schemas"]["Month"];
                policy: {
                    createdAt: components["schemas"]["Moment"];
                    createdBy: string;
                    effectiveFrom: string;
                    version: number;
                } | null;
                ratePpm: number | null;
                roundingFen: components["schemas"]["Fen"] | null;
            };
            approval: {
                appliedAt: components["schemas"]["Moment"] | null;
                approvers: {
                    at: components["schemas"]["Moment"];
                    by: string;
                }[];
                digest: string | null;
                /** @enum {string} */
                kind: "list" | "change";
                listId: number | null;
                preparedAt: components["schemas"]["Moment"];
                preparedBy: string;
                workflowId: string;
            } | null;
            base: {
                baseFen: components["schemas"]["Fen"] | null;
                correction: {
                    at: components["schemas"]["Moment"];
                    by: string;
                } | null;
                period: components["schemas"]["Month"];
                recordedAt: components["schemas"]["Moment"] | null;
                source: string | null;
                upload: {
                    baseFen: components["schemas"]["Fen"] | null;
                    fileName: string;
                    lineNo: number | null;
                    period: components["schemas"]["Month"];
                    receivedAt: components["schemas"]["Moment"];
                    receivedBy: string;
                    sha256: string;
                } | null;
                validFrom: string | null;
            };
            factor: {
                factorTenThousandths: number | null;
                inForce: {
                    cycleCode: string | null;
                    firstPeriod: components["schemas"]["Month"] | null;
                    lastPeriod: components["schemas"]["Month"] | null;
                    resultId: number | null;
                    score: string | null;
                } | null;
                note: "no result in force" | null;
                period: components["schemas"]["Month"];
            };
            filing: {
                answeredAt: components["schemas"]["Moment"] | null;
                attempt: number;
                baseBeforeFen: components["schemas"]["Fen"] | null;
                baseFen: components["schemas"]["Fen"] | null;
                effectivePeriod: components["schemas"]["Month"];
                filedAt: components["schemas"]["Moment"];
                filedBy: string;
                filingId: string;
                receiptNo: string | null;
                source: string;
                state: string;
            } | null;
            goals: {
                confirmedAt: components["schemas"]["Moment"] | null;
                confirmedBy: string | null;
                indicators: {
                    code: string;
                    nameEn: string;
                    nameZh: string;
                    weight: string;
                }[];
                setAt: components["schemas"]["Moment"];
                setBy: string;
                templateCode: string | null;
                templateVersion: number | null;
                version: number;
            } | null;
            hidden: ("score" | "salary" | "base")[];
            owedBecause: {
                amountFen: components["schemas"]["Fen"] | null;
                arrearId: number;
                kind: string;
                openedAt: components["schemas"]["Moment"];
                origin: {
                    amountFen: components["schemas"]["Fen"] | null;
                    bankReason: string | null;
                    bookedFen: components["schemas"]["Fen"] | null;
                    endToEndId: string | null;
                    orderedFen: components["schemas"]["Fen"] | null;
                    period: components["schemas"]["Month"];
                    reason: string | null;
                    reasons: string[];
                    runWorkflowId: string;
                    state: string;
                };
                originPeriod: components["schemas"]["Month"];
            }[];
            payment: {
                amountFen: components["schemas"]["Fen"];
                approvals: {
                    at: components["schemas"]["Moment"];
                    by: string;
                    digest: string;
                }[];
                attempt: number;
                attempts: {
                    amountFen: components["schemas"]["Fen"];
                    attempt: number;
                    bankReason: string | null;
                    endToEndId: string;
                    state: string;
                }[];
                bankReason: string | null;
                batchMessageId: string | null;
                batchWorkflowId: string | null;
                bookedAt: components["schemas"]["Moment"] | null;
                bookedFen: components["schemas"]["Fen"] | null;
                employeeNo: string;
                endToEndId: string;
                itemState: string;
                list: {
                    digest: string;
                    preparedAt: components["schemas"]["Moment"];
                    preparedBy: string;
                    round: number;
                } | null;
                notices: {
                    at: components["schemas"]["Moment"];
                    attempt: number;
                    en: string;
                    kind: string;
                    smsState: string;
                    zh: string;
                }[];
                owedFor: components["schemas"]["Month"];
                period: components["schemas"]["Month"];
                programme: string;
                programmeEn: string;
                programmeZh: string;
                reason: string | null;
                runWorkflowId: string;
                state: string;
                statements: {
                    amountFen: components["schemas"]["Fen"];
                    bookedAt: components["schemas"]["Moment"];
                    kind: string;
                    returnReason: string | null;
                    sequence: number;
                    statementId: string;
                    verdict: string | null;
                }[];
            };
            salaryChange: {
                appraisal: {
                    goals: {
                        confirmedAt: components["schemas"]["Moment"] | null;
                        confirmedBy: string | null;
                        indicators: {
                            code: string;
                            nameEn: string;
                            nameZh: string;
                            weight: string;
                        }[];
                        setAt: components["schemas"]["Moment"];
                        setBy: string;
                        templateCode: string | null;
                        templateVersion: number | null;
                        version: number;
                    } | null;
                    score: {
                        appeal: {
                            decidedAt: components["schemas"]["Moment"] | null;
                            decidedBy: string | null;
                            decision: string | null;
                            decisionReason: string | null;
                            filedAt: components["schemas"]["Moment"];
                            filedBy: string;
                            hasDecisionReason: boolean;
                            reason: string | null;
                        } | null;
                        appraisalId: number;
                        cycle: {
                            code: string;
                            evaluatedFrom: components["schemas"]["Day"];
                            evaluatedTo: components["schemas"]["Day"];
                            finalAt: components["schemas"]["Moment"] | null;
                            nameEn: string;
                            nameZh: string;
                            releasedAt: components["schemas"]["Moment"] | null;
                            releasedBy: string | null;
                            workflowId: string;
                        };
                        evaluations: {
                            at: components["schemas"]["Moment"];
                            by: string;
                            goalsVersion: number;
                            hasReason: boolean;
                            kind: string;
                            reason: string | null;
                            scores: {
                                [key: string]: string;
                            } | null;
                            weightedScore: string;
                        }[];
                        evaluatorNo: string | null;
                        indicators: {
                            code: string;
                            nameEn: string;
                            nameZh: string;
                            score: string | null;
                            weight: string;
                        }[];
                        weightedScore: string | null;
                        workflowId: string;
                    };
                } | null;
                calculation: string | null;
                change: {
                    changeId: number;
                    enteredAt: components["schemas"]["Moment"];
                    enteredBy: string;
                    kind: string;
                    state: string;
                    workflowId: string;
                } | null;
                effectiveOn: components["schemas"]["Day"];
                policy: {
                    createdAt: components["schemas"]["Moment"];
                    createdBy: string;
                    effectiveFrom: string;
                    version: number;
                } | null;
                recordedAt: components["schemas"]["Moment"] | null;
                salaryAfterFen: components["schemas"]["Fen"] | null;
                salaryBeforeFen: components["schemas"]["Fen"] | null;
                /** @enum {string} */
                source: "appraisal" | "change";
            } | null;
            score: {
                appeal: {
                    decidedAt: components["schemas"]["Moment"] | null;
                    decidedBy: string | null;
                    decision: string | null;
                    decisionReason: string | null;
                    filedAt: components["schemas"]["Moment"];
                    filedBy: string;
                    hasDecisionReason: boolean;
                    reason: string | null;
                } | null;
                appraisalId: number;
                cycle: {
                    code: string;
                    evaluatedFrom: components["schemas"]["Day"];
                    evaluatedTo: components["schemas"]["Day"];
                    finalAt: components["schemas"]["Moment"] | null;
                    nameEn: string;
                    nameZh: string;
                    releasedAt: components["schemas"]["Moment"] | null;
                    releasedBy: string | null;
                    workflowId: string;
                };
                evaluations: {
                    at: components["schemas"]["Moment"];
                    by: string;
                    goalsVersion: number;
                    hasReason: boolean;
                    kind: string;
                    reason: string | null;
                    scores: {
                        [key: string]: string;
                    } | null;
                    weightedScore: string;
                }[];
                evaluatorNo: string | null;
                indicators: {
                    code: string;
                    nameEn: string;
                    nameZh: string;
                    score: string | null;
                    weight: string;
                }[];
                weightedScore: string | null;
                workflowId: string;
            } | null;
        };
        GetSettingsReply: {
            approvalReminderMs: number;
            approverSteps: {
                approvers: number;
                fromFen: components["schemas"]["FenFromZero"];
            }[];
            batchSize: number;
            batchesAtOnce: number;
            coolingOffDays: number;
            correctionWindowMs: number;
            fundsRecheckMs: number;
            retryPauseMaxMs: number;
            settlementWindowMs: number;
            statementPollMs: number;
            uploadReminderMs: number;
            varianceTenThousandths: number;
        };
        GetWebhookReply: {
            /** @description whether it is told the amounts of items */
            amounts: boolean;
            amountsAllowedBy: string | null;
            createdAt: components["schemas"]["Moment"];
            createdBy: string;
            description: string;
            id: number;
            /** @description until then the secret before the last rotation signs too */
            oldSecretUntil: components["schemas"]["Moment"] | null;
            parallel: number;
            /** @description when the next attempt is; null: the last one went well */
            retryAt: components["schemas"]["Moment"] | null;
            /** @enum {string} */
            state: "active" | "paused" | "disabled";
            /** @description why it was disabled */
            stateReason: ("gone" | "exhausted") | null;
            types: string[];
            url: string;
        };
        GiveFeedbackBody: {
            appraisalRating: number;
            benefitRating: number;
            comment?: string;
            /** @default [] */
            preferences?: components["schemas"]["ProgrammeCode"][];
        };
        GiveFeedbackReply: {
            feedbackId: number;
        };
        ImportEmployeesReply: {
            absent: string[];
            added: number;
            changed: number;
            unchanged: number;
        };
        LinkFeedbackBody: {
            /** @enum {string} */
            changed: "template" | "policy" | "salary_policy";
            changedId: number;
        };
        LinkFeedbackReply: {
            /** @enum {string} */
            changed: "template" | "policy" | "salary_policy";
            changedId: number;
            feedbackId: number;
        };
        LinkUserBody: {
            employeeNo: string | null;
        };
        LinkUserReply: {
            employeeNo: string | null;
            /** @description the plain user that ended */
            ended: string | null;
            username: string;
        };
        ListAppraisalCyclesReply: {
            cycles: components["schemas"]["AppraisalCycle"][];
            next: number | null;
        };
        ListAppraisalTemplatesReply: {
            next: string | null;
            templates: {
                code: string;
                createdAt: components["schemas"]["Moment"];
                createdBy: string;
                indicators: {
                    code: string;
                    nameEn: string;
                    nameZh: string;
                    weight: string;
                }[];
                industry: string;
                nameEn: string;
                nameZh: string;
                position: string | null;
                templateId: number;
                version: number;
            }[];
        };
        ListAppraisalsReply: {
            appraisals: components["schemas"]["AppraisalLine"][];
            next: number | null;
        };
        ListArchivesReply: {
            archives: {
                at: components["schemas"]["Moment"];
                id: number;
                manifest: components["schemas"]["Digest"];
                subject: string;
            }[];
            next: number | null;
        };
        ListAuditEventsReply: {
            events: {
                action: string;
                actor: string;
                at: components["schemas"]["Moment"];
                details: {
                    [key: string]: unknown;
                } | null;
                id: number;
                subject: string;
                withheld: boolean;
            }[];
            next: number | null;
        };
        ListAuditHeadsReply: {
            /** @enum {string} */
            form: "wulou-audit-heads/1";
            keys: {
                id: string;
                publicKey: string;
            }[];
            seals: {
                /** Format: date-time */
                at: string;
                keyId: string;
                link: string;
                sequence: number;
                signature: string;
            }[];
        };
        ListChangesReply: {
            changes: components["schemas"]["Change"][];
            next: number | null;
        };
        ListContributionsReply: {
            next: number | null;
            uploads: {
                fileName: string;
                lines: number;
                period: components["schemas"]["Month"];
                programme: string;
                receivedAt: components["schemas"]["Moment"];
                receivedBy: string;
                state: string;
                totalFen: components["schemas"]["Fen"];
            }[];
        };
        ListDisbursementExceptionsReply: {
            exceptions: {
                amountFen: components["schemas"]["Fen"] | null;
                bookedFen: components["schemas"]["Fen"] | null;
                dueAt: components["schemas"]["Moment"];
                employeeNo: string | null;
                endToEndId: string | null;
                id: number;
                kind: string;
                owner: string;
                resolution: string | null;
                state: string;
            }[];
            next: number | null;
        };
        ListDisbursementItemsReply: {
            items: {
                amountFen: components["schemas"]["Fen"] | null;
                attempts: number;
                bookedFen: components["schemas"]["Fen"] | null;
                dueAt: components["schemas"]["Moment"] | null;
                employeeNo: string;
                endToEndId: string | null;
                obligation: string;
                owner: string | null;
                policyVersion: number | null;
                reason: string | null;
                reasons: string[];
                score: string | null;
                state: string;
            }[];
            next: string | null;
        };
        ListDisbursementPaymentFilesReply: {
            files: {
                id: number;
                name: string;
            }[];
            next: number | null;
        };
        ListDisbursementsReply: {
            next: number | null;
            runs: components["schemas"]["Run"][];
        };
        ListEmployeesReply: {
            employees: components["schemas"]["Employee"][];
            next: string | null;
        };
        ListFeedbackLinksReply: {
            feedback: {
                answer: string | null;
                answeredAt: components["schemas"]["Moment"] | null;
                answeredBy: string | null;
                appraisalId: number;
                appraisalRating: number;
                benefitRating: number;
                comment: string | null;
                cycle: string;
                employeeNo: string;
                feedbackId: number;
                givenAt: components["schemas"]["Moment"];
                links: {
                    /** @enum {string} */
                    changed: "template" | "policy" | "salary_policy";
                    changedId: number;
                    linkedAt: components["schemas"]["Moment"];
                }[];
                preferences: string[];
            }[];
            next: number | null;
        };
        ListFeedbackReply: {
            feedback: {
                answer: string | null;
                answeredAt: components["schemas"]["Moment"] | null;
                answeredBy: string | null;
                appraisalId: number;
                appraisalRating: number;
                benefitRating: number;
                comment: string | null;
                cycle: string;
                employeeNo: string;
                feedbackId: number;
                givenAt: components["schemas"]["Moment"];
                links: {
                    /** @enum {string} */
                    changed: "template" | "policy" | "salary_policy";
                    changedId: number;
                    linkedAt: components["schemas"]["Moment"];
                }[];
                preferences: string[];
            }[];
            next: number | null;
        };
        ListFilingsReply: {
            filings: {
                answeredAt: components["schemas"]["Moment"] | null;
                attempt: number;
                baseBeforeFen: components["schemas"]["Fen"] | null;
                baseFen: components["schemas"]["Fen"] | null;
                changeId: number | null;
                cycle: string | null;
                effectivePeriod: components["schemas"]["Month"];
                employeeNo: string;
                filedAt: components["schemas"]["Moment"];
                filedBy: string;
                filingId: string;
                id: number;
                receiptNo: string | null;
                refusalReason: string | null;
                settledBy: string | null;
                settledReason: string | null;
                source: string;
                /** @enum {string} */
                state: "pending" | "accepted" | "refused" | "refiled" | "settled";
            }[];
            next: number | null;
        };
        ListMyAppraisalsReply: {
            appraisals: {
                appeal: {
                    decidedAt: components["schemas"]["Moment"] | null;
                    decidedBy: string | null;
                    decision: string | null;
                    decisionReason: string | null;
                    filedAt: components["schemas"]["Moment"];
                    reason: string;
                } | null;
                appraisalId: number;
                canAppealUntil: components["schemas"]["Moment"] | null;
                cycle: string;
                employeeNo: string;
                evaluations: {
                    at: components["schemas"]["Moment"];
                    by: string;
                    goalsVersion: number;
                    kind: string;
                    reason: string | null;
                    scores: {
                        [key: string]: string;
                    } | null;
                    weightedScore: string;
                }[];
                evaluatorNo: string | null;
                finalAt: components["schemas"]["Moment"] | null;
                goals: {
                    answer: string | null;
                    answerReason: string | null;
                    answeredAt: components["schemas"]["Moment"] | null;
                    indicators: {
                        code: string;
                        nameEn: string;
                        nameZh: string;
                        weight: string;
                    }[];
                    setAt: components["schemas"]["Moment"];
                    setBy: string;
                    templateCode: string | null;
                    version: number;
                }[];
                goalsState: string;
                goalsVersion: number | null;
                indicators: {
                    code: string;
                    nameEn: string;
                    nameZh: string;
                    weight: string;
                }[] | null;
                releasedAt: components["schemas"]["Moment"] | null;
                score: string | null;
                scored: boolean;
                sheetScore: string | null;
                stage: string;
                stages: {
                    enteredAt: components["schemas"]["Moment"];
                    leftAt: components["schemas"]["Moment"] | null;
                    outcome: string | null;
                    stage: string;
                }[];
                state: string;
                workflowId: string;
            }[];
            next: number | null;
        };
        ListMyFeedbackReply: {
            feedback: {
                answer: string | null;
                answeredAt: components["schemas"]["Moment"] | null;
                answeredBy: string | null;
                appraisalId: number;
                appraisalRating: number;
                benefitRating: number;
                comment: string | null;
                cycle: string;
                employeeNo: string;
                feedbackId: number;
                givenAt: components["schemas"]["Moment"];
                links: {
                    /** @enum {string} */
                    changed: "template" | "policy" | "salary_policy";
                    changedId: number;
                    linkedAt: components["schemas"]["Moment"];
                }[];
                preferences: string[];
            }[];
            next: number | null;
        };
        ListMyMessagesReply: {
            messages: {
                at: components["schemas"]["Moment"];
                en: string;
                id: number;
                kind: string;
                zh: string;
            }[];
            next: number | null;
        };
        ListMyPaymentsReply: {
            next: string | null;
            payments: {
                amountFen: components["schemas"]["Fen"] | null;
                baseFen: components["schemas"]["Fen"] | null;
                bookedAt: components["schemas"]["Moment"] | null;
                bookedFen: components["schemas"]["Fen"] | null;
                endToEndId: string | null;
                owedFor: components["schemas"]["Month"];
                period: components["schemas"]["Month"];
                policyVersion: number | null;
                programme: string;
                reason: string | null;
                score: string | null;
                state: string;
            }[];
        };
        ListMySessionsReply: {
            sessions: {
                createdAt: components["schemas"]["Moment"];
                current: boolean;
                expiresAt: components["schemas"]["Moment"];
                id: number;
                lastUsedAt: components["schemas"]["Moment"];
                /** @enum {string} */
                method: "password" | "oidc";
                userAgent: string | null;
            }[];
        };
        ListOperationsReply: {
            next: number | null;
            operations: {
                createdAt: components["schemas"]["Moment"];
                finishedAt: components["schemas"]["Moment"] | null;
                /** @enum {string} */
                kind: "employees.import" | "contributions.upload";
                linesRead: number;
                operationId: number;
                problem: components["schemas"]["Problem"] | null;
                result: {
                    [key: string]: unknown;
                } | null;
                startedAt: components["schemas"]["Moment"] | null;
                /** @enum {string} */
                state: "queued" | "running" | "done" | "failed";
                status: number | null;
            }[];
        };
        ListProgrammePoliciesReply: {
            next: number | null;
            policies: {
                baseCapFen: components["schemas"]["FenFromZero"];
                baseFloorFen: components["schemas"]["FenFromZero"];
                createdBy: string;
                effectiveFrom: components["schemas"]["Month"];
                id: number;
                ratePpm: number;
                roundingFen: components["schemas"]["RoundingFen"];
                tiers: {
                    factorTenThousandths: number;
                    fromScore: string;
                }[];
                version: number;
            }[];
        };
        ListProgrammesReply: {
            next: string | null;
            programmes: {
                code: string;
                dueDay: number;
                nameEn: string;
                nameZh: string;
            }[];
        };
        ListProposalsReply: {
            next: number | null;
            proposals: components["schemas"]["Proposal"][];
        };
        ListSalaryPoliciesReply: {
            next: number | null;
            policies: {
                createdAt: components["schemas"]["Moment"];
                createdBy: string;
                effectiveFrom: components["schemas"]["Day"];
                id: number;
                tiers: {
                    fromScore: string;
                    raiseTenThousandths: number;
                }[];
                version: number;
            }[];
        };
        ListServiceAccountKeysReply: {
            keys: {
                createdAt: components["schemas"]["Moment"];
                createdBy: string;
                expiresAt: components["schemas"]["Moment"];
                heldBy: string;
                keyId: string;
                lastUsedAt: components["schemas"]["Moment"] | null;
                note: string;
                revokedAt: components["schemas"]["Moment"] | null;
                scopes: string[];
            }[];
        };
        ListServiceAccountsReply: {
            next: string | null;
            serviceAccounts: {
                active: boolean;
                createdAt: components["schemas"]["Moment"];
                name: string;
                /** @enum {string} */
                role: "hr" | "finance" | "manager" | "employee" | "ops" | "auditor" | "admin";
            }[];
        };
        ListTasksReply: {
            next: number | null;
            tasks: {
                details: {
                    [key: string]: string | number | null;
                };
                dueAt: components["schemas"]["Moment"];
                escalation: number;
                kind: string;
                overdue: boolean;
                owner: string;
                ownerEmployeeNo: string | null;
                state: string;
                subject: string;
                taskId: number;
            }[];
        };
        ListUsersReply: {
            next: string | null;
            users: {
                active: boolean;
                createdAt: components["schemas"]["Moment"];
                employeeNo: string | null;
                /** @enum {string} */
                kind: "person" | "service";
                /** @description after wrong passwords, for some minutes */
                locked: boolean;
                /** @enum {string} */
                role: "hr" | "finance" | "manager" | "employee" | "ops" | "auditor" | "admin";
                username: string;
            }[];
        };
        ListWebhookDeliveriesReply: {
            deliveries: {
                attemptedAt: components["schemas"]["Moment"] | null;
                attempts: number;
                deliveredAt: components["schemas"]["Moment"] | null;
                eventId: components["schemas"]["EventId"];
                /** @description why the last attempt failed */
                lastReason: string | null;
                lastStatus: number | null;
                /** @enum {string} */
                state: "pending" | "delivered" | "failed";
                type: string;
            }[];
            next: number | null;
        };
        ListWebhookEventTypesReply: {
            types: {
                schema: {
                    [key: string]: unknown;
                };
                summary: string;
                type: string;
            }[];
        };
        ListWebhooksReply: {
            next: number | null;
            webhooks: {
                /** @description whether it is told the amounts of items */
                amounts: boolean;
                amountsAllowedBy: string | null;
                createdAt: components["schemas"]["Moment"];
                createdBy: string;
                description: string;
                id: number;
                /** @description until then the secret before the last rotation signs too */
                oldSecretUntil: components["schemas"]["Moment"] | null;
                parallel: number;
                /** @description when the next attempt is; null: the last one went well */
                retryAt: components["schemas"]["Moment"] | null;
                /** @enum {string} */
                state: "active" | "paused" | "disabled";
                /** @description why it was disabled */
                stateReason: ("gone" | "exhausted") | null;
                types: string[];
                url: string;
            }[];
        };
        LoadScoreSheetReply: {
            lines: number;
            loaded: number;
            withoutAppraisal: string[];
        };
        LogInWithCookieBody: {
            password: string;
            username: string;
        };
        LogInWithCookieReply: {
            expiresAt: components["schemas"]["Moment"];
            /** @description nothing is possible before `POST /v1/me/password`: somebody else was told this password */
            passwordChangeNeeded: boolean;
            /** @enum {string} */
            role: "hr" | "finance" | "manager" | "employee" | "ops" | "auditor" | "admin";
        };
        LoginBody: {
            password: string;
            username: string;
        };
        LoginReply: {
            expiresAt: components["schemas"]["Moment"];
            /** @description nothing is possible before `POST /v1/me/password`: somebody else was told this password */
            passwordChangeNeeded: boolean;
            /** @enum {string} */
            role: "hr" | "finance" | "manager" | "employee" | "ops" | "auditor" | "admin";
            token: string;
        };
        /** @description Logged out here; the OpenID provider still knows the browser: send it there to log out too */
        LogoutReply: {
            /** Format: uri */
            endSessionUrl: string;
        };
        MakeServiceAccountKeyBody: {
            /** @description how long it holds */
            days: number;
            /** @description the user name of the person who is told the key: what it makes, he may not check */
            heldBy: string;
            note: string;
            scopes: ("identity.read" | "self.read" | "session.end" | "password.change" | "run.start" | "run.preview" | "run.read" | "run.cancel" | "run.pause" | "run.resume" | "run.report" | "run.export" | "corrections.end" | "person.correct" | "account.release" | "approval.decide" | "exception.resolve" | "payment-file.read" | "bank-ledger.read" | "payment.explain" | "archive.export" | "archive.open" | "employee.import" | "employee.read" | "private.read" | "private.reveal" | "salary.read" | "amount.read" | "reason.read" | "contribution.upload" | "contribution.read" | "audit.heads" | "audit.events" | "consistency.check" | "change.enter" | "change.read" | "change.decide" | "change.withdraw" | "change.retry" | "filing.read" | "filing.settle" | "cycle.open" | "cycle.read" | "cycle.progress" | "cycle.budget" | "cycle.report" | "cycle.release" | "late-result.settle" | "score-sheet.load" | "appraisal.know" | "appraisal.list" | "appraisal.read" | "goals.propose" | "goals.answer" | "score.give" | "score.calibrate" | "evaluator.assign" | "appeal.make" | "appeal.decide" | "feedback.give" | "feedback.read" | "feedback.summary" | "feedback.answer" | "salary-list.read" | "salary-list.decide" | "salary-list.redraw" | "programme.read" | "programme.add" | "proposal.read" | "proposal.make" | "proposal.decide" | "salary-policy.read" | "template.read" | "template.add" | "setting.read" | "setting.change" | "operation.read" | "task.read" | "workflow.wake" | "payload.decode" | "payload.encode" | "user.manage" | "service-account.manage" | "webhook.manage" | "webhook.read" | "webhook.allow-amounts")[];
        };
        MakeServiceAccountKeyReply: {
            expiresAt: components["schemas"]["Moment"];
            key: string;
            keyId: string;
        };
        /**
         * Format: date-time
         * @description A moment in UTC (RFC 3339, milliseconds).
         * @example 2026-10-25T01:30:00.000Z
         */
        Moment: string;
        /**
         * @description A month, YYYY-MM, from 1900 to 2999.
         * @example 2026-10
         */
        Month: string;
        /**
         * @description What somebody earns or is insured for in a month, in fen (1/100 yuan): a whole number, exact.
         * @example 645000
         */
        MonthlyFen: number;
        OpenAppraisalCycleBody: {
            code: string;
            evaluatedFrom: components["schemas"]["Day"];
            evaluatedTo: components["schemas"]["Day"];
            /** @default null */
            evaluationOpensOn?: components["schemas"]["Day"] | null;
            firstPeriod: components["schemas"]["Month"];
            /** @default general */
            industry?: string;
            lastPeriod: components["schemas"]["Month"];
            nameEn: string;
            nameZh: string;
            programme?: components["schemas"]["ProgrammeCode"];
            /** @default null */
            salaryBudgetFen?: components["schemas"]["FenFromZero"] | null;
            salaryEffectiveOn: components["schemas"]["Day"];
            /** @default {} */
            settings?: {
                appealDueMs?: number;
                appealWindowMs?: number;
                approvalReminderMs?: number;
                evaluationDueMs?: number;
                feedbackWindowMs?: number;
                goalsDueMs?: number;
                payoutPollMs?: number;
                reminderMs?: number;
                remindersUntilEscalation?: number;
                retryPauseMaxMs?: number;
            };
        };
        PauseDisbursementBody: {
            reason: string;
        };
        PauseDisbursementReply: {
            pause: {
                at: components["schemas"]["Moment"];
                by: string;
                reason: string;
            } | null;
        };
        PauseWebhookReply: {
            /** @description whether it is told the amounts of items */
            amounts: boolean;
            amountsAllowedBy: string | null;
            createdAt: components["schemas"]["Moment"];
            createdBy: string;
            description: string;
            id: number;
            /** @description until then the secret before the last rotation signs too */
            oldSecretUntil: components["schemas"]["Moment"] | null;
            parallel: number;
            /** @description when the next attempt is; null: the last one went well */
            retryAt: components["schemas"]["Moment"] | null;
            /** @enum {string} */
            state: "active" | "paused" | "disabled";
            /** @description why it was disabled */
            stateReason: ("gone" | "exhausted") | null;
            types: string[];
            url: string;
        };
        PreviewDisbursementBody: {
            period: components["schemas"]["Month"];
            programme: components["schemas"]["ProgrammeCode"];
        };
        PreviewDisbursementReply: {
            counts: {
                [key: string]: number;
            };
            reasons: {
                count: number;
                reason: string;
            }[];
            totalFen: components["schemas"]["Fen"];
            transfers: number;
        };
        Problem: {
            code: string;
            detail: string;
            moreProblems?: number;
            problems?: {
                code: string;
                column: string | null;
                en: string;
                file: string;
                line: number | null;
                zh: string;
            }[];
            requestId: string;
            run?: string;
            status: number;
            title: string;
            type: string;
        };
        /**
         * @description The code of a programme.
         * @example medical-passbook
         */
        ProgrammeCode: string;
        Proposal: {
            /** @description What is proposed, as it was sent */
            content: {
                [key: string]: unknown;
            };
            decidedAt: components["schemas"]["Moment"] | null;
            decidedBy: string | null;
            decisionReason: string | null;
            /** @enum {string} */
            kind: "policy" | "salary_policy" | "settings";
            proposalId: number;
            proposedAt: components["schemas"]["Moment"];
            proposedBy: string;
            reason: string;
            /** @description The policy that came of it */
            result: {
                id: number;
                version: number;
            } | null;
            /** @enum {string} */
            state: "waiting" | "approved" | "rejected" | "withdrawn";
            subject: string;
        };
        ProposePolicyBody: {
            baseCapFen: components["schemas"]["FenFromZero"];
            baseFloorFen: components["schemas"]["FenFromZero"];
            effectiveFrom: components["schemas"]["Month"];
            ratePpm: number;
            reason: string;
            roundingFen: components["schemas"]["RoundingFen"];
            tiers: {
                factorTenThousandths: number;
                fromScore: string;
            }[];
        };
        ProposeSalaryPolicyBody: {
            effectiveFrom: components["schemas"]["Day"];
            reason: string;
            tiers: {
                fromScore: string;
                raiseTenThousandths: number;
            }[];
        };
        ProposeSettingsBody: {
            approverSteps?: {
                approvers: number;
                fromFen: components["schemas"]["FenFromZero"];
            }[];
            coolingOffDays?: number;
            reason: string;
            varianceTenThousandths?: number;
        };
        ProvisionUsersReply: {
            more: boolean;
            skipped: {
                employeeNo: string;
                /** @enum {string} */
                reason: "employee_unknown" | "employee_left" | "user_exists";
            }[];
            users: {
                employeeNo: string;
                password: string;
                /** @enum {string} */
                role: "hr" | "finance" | "manager" | "employee" | "ops" | "auditor" | "admin";
                username: string;
            }[];
        };
        ReadArchiveKeyBody: {
            reason: string;
            /**
             * @description The workflow id of a run, an appraisal cycle or a change that is over.
             * @example disbursement/medical-passbook/2026-10
             */
            subject: string;
        };
        ReadArchiveKeyReply: {
            key: string;
            keyId: string;
            subject: string;
        };
        ReadPrivateDataBody: {
            fields: ("idNumber" | "account" | "phone")[];
            reason: string;
        };
        ReadPrivateDataReply: {
            account?: string | null;
            employeeNo: string;
            idNumber?: string | null;
            phone?: string | null;
        };
        RedrawAppraisalCycleSalaryListReply: {
            digest: string;
            round: number;
        };
        RefileFilingBody: {
            baseFen?: components["schemas"]["MonthlyFen"];
        };
        RefileFilingReply: {
            attempt: number;
            baseFen: components["schemas"]["Fen"];
            id: number;
        };
        RejectAppraisalCycleSalaryListBody: {
            digest: components["schemas"]["Digest"];
            reason?: string;
        };
        RejectAppraisalCycleSalaryListReply: {
            approvals: number;
            approversNeeded: number;
            complete: boolean;
        };
        RejectChangeBody: {
            reason: string;
        };
        RejectDisbursementBody: {
            digest: components["schemas"]["Digest"];
            reason?: string;
        };
        RejectDisbursementReply: {
            approvals: number;
            approversNeeded: number;
            complete: boolean;
        };
        RejectProposalBody: {
            reason: string;
        };
        ReleaseAppraisalCycleBody: {
            /** @default false */
            withoutScores?: boolean;
        };
        ReleaseAppraisalCycleReply: {
            withScore: number;
            without: number;
        };
        ReleaseEmployeeAccountReply: {
            /** @enum {boolean} */
            released: true;
        };
        ReplayWebhookReply: {
            events: number;
        };
        ResetUserPasswordReply: {
            password: string;
            username: string;
        };
        ResolveExceptionBody: {
            note?: string;
            /** @enum {string} */
            resolution: "recovered_by_deduction" | "repaid" | "written_off" | "explained";
        };
        ResolveExceptionReply: {
            /** @enum {string} */
            state: "proposed" | "resolved";
        };
        ResumeDisbursementBody: {
            reason?: string;
        };
        ResumeDisbursementReply: {
            pause: {
                at: components["schemas"]["Moment"];
                by: string;
                reason: string;
            } | null;
        };
        ResumeWebhookReply: {
            /** @description whether it is told the amounts of items */
            amounts: boolean;
            amountsAllowedBy: string | null;
            createdAt: components["schemas"]["Moment"];
            createdBy: string;
            description: string;
            id: number;
            /** @description until then the secret before the last rotation signs too */
            oldSecretUntil: components["schemas"]["Moment"] | null;
            parallel: number;
            /** @description when the next attempt is; null: the last one went well */
            retryAt: components["schemas"]["Moment"] | null;
            /** @enum {string} */
            state: "active" | "paused" | "disabled";
            /** @description why it was disabled */
            stateReason: ("gone" | "exhausted") | null;
            types: string[];
            url: string;
        };
        RotateWebhookSecretBody: {
            /** @default 24 */
            overlapHours?: number;
        };
        RotateWebhookSecretReply: {
            /** @description whether it is told the amounts of items */
            amounts: boolean;
            amountsAllowedBy: string | null;
            createdAt: components["schemas"]["Moment"];
            createdBy: string;
            description: string;
            id: number;
            /** @description until then the secret before the last rotation signs too */
            oldSecretUntil: components["schemas"]["Moment"] | null;
            parallel: number;
            /** @description when the next attempt is; null: the last one went well */
            retryAt: components["schemas"]["Moment"] | null;
            /** @description whsec_… for the Standard Webhooks libraries; cannot be read again */
            secret: string;
            /** @enum {string} */
            state: "active" | "paused" | "disabled";
            /** @description why it was disabled */
            stateReason: ("gone" | "exhausted") | null;
            types: string[];
            url: string;
        };
        /** @description Amounts are rounded half up to a multiple of this, in fen (1/100 yuan). */
        RoundingFen: number;
        Run: {
            closedAt: components["schemas"]["Moment"] | null;
            period: components["schemas"]["Month"];
            programme: string;
            round: number;
            runId: number;
            scope: string;
            /** @enum {string} */
            stage: "upload" | "reconcile" | "calculate" | "approve" | "pay" | "settle" | "notify" | "close";
            startedAt: components["schemas"]["Moment"];
            startedBy: string;
            /** @enum {string} */
            state: "open" | "closed" | "cancelled";
            workflowId: string;
        };
        RunProgress: {
            batches: {
                all: number;
                answered: number;
                sent: number;
            };
            counts: {
                [key: string]: number;
            };
            round: number;
            runId: number;
            since: components["schemas"]["Moment"];
            /** @enum {string} */
            stage: "upload" | "reconcile" | "calculate" | "approve" | "pay" | "settle" | "notify" | "close";
            stages: {
                enteredAt: components["schemas"]["Moment"];
                leftAt: components["schemas"]["Moment"] | null;
                /** @enum {string} */
                stage: "upload" | "reconcile" | "calculate" | "approve" | "pay" | "settle" | "notify" | "close";
            }[];
            /** @enum {string} */
            state: "open" | "closed" | "cancelled";
            waitingFor: string | null;
        };
        ScoreAppraisalBody: {
            scores: {
                [key: string]: string;
            };
        };
        SendBackAppraisalGoalsBody: {
            reason: string;
            version: number;
        };
        SettleFilingBody: {
            reason: string;
        };
        SettleFilingReply: {
            /** @enum {boolean} */
            settled: true;
        };
        SettleLateResultsBody: {
            openArrears: boolean;
            reason: string;
        };
        SettleLateResultsReply: {
            opened: number;
            overpaid: number;
        };
        StartDisbursementBody: {
            correctionWindowMs?: number;
            employeeNo?: string;
            period: components["schemas"]["Month"];
            programme: components["schemas"]["ProgrammeCode"];
        };
        StartedChange: {
            changeId: number;
            /** @enum {string} */
            state: "waiting_approval" | "waiting_date" | "applying" | "task" | "done" | "withdrawn";
            workflowId: string;
        };
        TestWebhookReply: {
            eventId: components["schemas"]["EventId"];
        };
        UnlockUserReply: {
            username: string;
        };
        UploadContributionsReply: {
            differences: number;
            lines: number;
            repeated: boolean;
            /** @enum {string} */
            state: "current" | "late";
        };
        WakeAppraisalCycleReply: {
            workflowId: string;
        };
        WakeAppraisalReply: {
            workflowId: string;
        };
        WithdrawChangeBody: {
            reason: string;
        };
    };
    responses: {
        /** @description A part of the address is above the limit. */
        AddressTooLong: {
            headers: {
                /** @description Stands in the log with everything that was done for the request */
                "x-request-id"?: string;
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "code": "address_too_long",
                 *       "detail": "A part of the address is too long. 地址过长。",
                 *       "requestId": "0b8e9e3c-5d0c-4d8e-9d3a-2f6f3c1b7a10",
                 *       "status": 414,
                 *       "title": "address too long",
                 *       "type": "https://wulou.example/refusals#address_too_long"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description It was changed since it was read: read it again. */
        Changed: {
            headers: {
                /** @description Stands in the log with everything that was done for the request */
                "x-request-id"?: string;
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "code": "changed_meanwhile",
                 *       "detail": "It was changed since you read it: read it again. 内容已变更，请重新查看。",
                 *       "requestId": "0b8e9e3c-5d0c-4d8e-9d3a-2f6f3c1b7a10",
                 *       "status": 412,
                 *       "title": "changed meanwhile",
                 *       "type": "https://wulou.example/refusals#changed_meanwhile"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Not now, as things stand: `code` says why. Nothing was changed. */
        Conflict: {
            headers: {
                /** @description Seconds to wait */
                "retry-after"?: number;
                /** @description Stands in the log with everything that was done for the request */
                "x-request-id"?: string;
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "code": "maker_is_checker",
                 *       "detail": "Whoever started the run may not approve it. 制单人不得复核。",
                 *       "requestId": "0b8e9e3c-5d0c-4d8e-9d3a-2f6f3c1b7a10",
                 *       "status": 409,
                 *       "title": "maker is checker",
                 *       "type": "https://wulou.example/refusals#maker_is_checker"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Address and headers together are above the limit. */
        HeadersTooLarge: {
            headers: {
                /** @description Stands in the log with everything that was done for the request */
                "x-request-id"?: string;
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "code": "headers_too_large",
                 *       "detail": "Address and headers are too long. 请求头过大。",
                 *       "requestId": "0b8e9e3c-5d0c-4d8e-9d3a-2f6f3c1b7a10",
                 *       "status": 431,
                 *       "title": "headers too large",
                 *       "type": "https://wulou.example/refusals#headers_too_large"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description A bug of ours; the log has it under the request id. Look whether it was done. */
        Internal: {
            headers: {
                /** @description Stands in the log with everything that was done for the request */
                "x-request-id"?: string;
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "code": "internal",
                 *       "detail": "This is a bug of ours: the log has it under the request id. 系统内部错误。",
                 *       "requestId": "0b8e9e3c-5d0c-4d8e-9d3a-2f6f3c1b7a10",
                 *       "status": 500,
                 *       "title": "internal",
                 *       "type": "https://wulou.example/refusals#internal"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The request is not as the schema says: `detail` names the place. */
        InvalidRequest: {
            headers: {
                /** @description Stands in the log with everything that was done for the request */
                "x-request-id"?: string;
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "code": "invalid_request",
                 *       "detail": "body/period: a month is written YYYY-MM",
                 *       "requestId": "0b8e9e3c-5d0c-4d8e-9d3a-2f6f3c1b7a10",
                 *       "status": 400,
                 *       "title": "invalid request",
                 *       "type": "https://wulou.example/refusals#invalid_request"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Nobody is logged in, or the session, key or token is over. */
        LoginNeeded: {
            headers: {
                /** @description How to log in */
                "www-authenticate"?: string;
                /** @description Stands in the log with everything that was done for the request */
                "x-request-id"?: string;
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "code": "login_needed",
                 *       "detail": "Log in at POST /v1/login and send the token as a bearer token. 请先登录。",
                 *       "requestId": "0b8e9e3c-5d0c-4d8e-9d3a-2f6f3c1b7a10",
                 *       "status": 401,
                 *       "title": "login needed",
                 *       "type": "https://wulou.example/refusals#login_needed"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The body is of a type that the route does not read. */
        MediaType: {
            headers: {
                /** @description Stands in the log with everything that was done for the request */
                "x-request-id"?: string;
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "code": "media_type",
                 *       "detail": "The content type must be application/json. 不支持的内容类型。",
                 *       "requestId": "0b8e9e3c-5d0c-4d8e-9d3a-2f6f3c1b7a10",
                 *       "status": 415,
                 *       "title": "media type",
                 *       "type": "https://wulou.example/refusals#media_type"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The address takes other methods: `Allow` names them. */
        MethodNotAllowed: {
            headers: {
                /** @description The methods that the address takes */
                allow?: string;
                /** @description Stands in the log with everything that was done for the request */
                "x-request-id"?: string;
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "code": "method_not_allowed",
                 *       "detail": "This address takes GET only. 不支持该方法。",
                 *       "requestId": "0b8e9e3c-5d0c-4d8e-9d3a-2f6f3c1b7a10",
                 *       "status": 405,
                 *       "title": "method not allowed",
                 *       "type": "https://wulou.example/refusals#method_not_allowed"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The route answers with none of the types that `Accept` names. */
        NotAcceptable: {
            headers: {
                /** @description Stands in the log with everything that was done for the request */
                "x-request-id"?: string;
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "code": "not_acceptable",
                 *       "detail": "This address answers with application/json only. 不支持所请求的返回类型。",
                 *       "requestId": "0b8e9e3c-5d0c-4d8e-9d3a-2f6f3c1b7a10",
                 *       "status": 406,
                 *       "title": "not acceptable",
                 *       "type": "https://wulou.example/refusals#not_acceptable"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The role, or the key, may not do this, or not to this record. */
        NotAllowed: {
            headers: {
                /** @description Stands in the log with everything that was done for the request */
                "x-request-id"?: string;
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "code": "not_allowed",
                 *       "detail": "The role employee may not do this. 该角色无此权限。",
                 *       "requestId": "0b8e9e3c-5d0c-4d8e-9d3a-2f6f3c1b7a10",
                 *       "status": 403,
                 *       "title": "not allowed",
                 *       "type": "https://wulou.example/refusals#not_allowed"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description There is no such thing, or it is not yours to see. */
        NotFound: {
            headers: {
                /** @description Stands in the log with everything that was done for the request */
                "x-request-id"?: string;
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "code": "run_unknown",
                 *       "detail": "There is no run 4711. GET /v1/disbursements lists them.",
                 *       "requestId": "0b8e9e3c-5d0c-4d8e-9d3a-2f6f3c1b7a10",
                 *       "status": 404,
                 *       "title": "run unknown",
                 *       "type": "https://wulou.example/refusals#run_unknown"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Say with `If-Match` which version is changed. */
        PreconditionNeeded: {
            headers: {
                /** @description Stands in the log with everything that was done for the request */
                "x-request-id"?: string;
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "code": "if_match_needed",
                 *       "detail": "Send If-Match with the ETag that you read. 请携带 If-Match。",
                 *       "requestId": "0b8e9e3c-5d0c-4d8e-9d3a-2f6f3c1b7a10",
                 *       "status": 428,
                 *       "title": "if match needed",
                 *       "type": "https://wulou.example/refusals#if_match_needed"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Well-formed, and against a rule: `code` says which. Nothing was changed. */
        RuleRefused: {
            headers: {
                /** @description Stands in the log with everything that was done for the request */
                "x-request-id"?: string;
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "code": "file_refused",
                 *       "detail": "employees.csv: 1 problems; nothing was loaded. 文件有误，未导入任何数据。",
                 *       "requestId": "0b8e9e3c-5d0c-4d8e-9d3a-2f6f3c1b7a10",
                 *       "status": 422,
                 *       "title": "file refused",
                 *       "type": "https://wulou.example/refusals#file_refused"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The body is above the limit. */
        TooLarge: {
            headers: {
                /** @description Stands in the log with everything that was done for the request */
                "x-request-id"?: string;
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "code": "body_too_large",
                 *       "detail": "The body is above the limit. 请求内容过大。",
                 *       "requestId": "0b8e9e3c-5d0c-4d8e-9d3a-2f6f3c1b7a10",
                 *       "status": 413,
                 *       "title": "body too large",
                 *       "type": "https://wulou.example/refusals#body_too_large"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Too many requests: `Retry-After` says when to ask again. */
        TooManyRequests: {
            headers: {
                /** @description Seconds to wait */
                "retry-after"?: number;
                /** @description Stands in the log with everything that was done for the request */
                "x-request-id"?: string;
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "code": "too_many_requests",
                 *       "detail": "Too many requests: try again in 20 seconds. 请求过多，请稍候再试。",
                 *       "requestId": "0b8e9e3c-5d0c-4d8e-9d3a-2f6f3c1b7a10",
                 *       "status": 429,
                 *       "title": "too many requests",
                 *       "type": "https://wulou.example/refusals#too_many_requests"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The body came too slowly. */
        TooSlow: {
            headers: {
                /** @description Stands in the log with everything that was done for the request */
                "x-request-id"?: string;
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "code": "body_too_slow",
                 *       "detail": "The body came too slowly. 请求内容传输过慢。",
                 *       "requestId": "0b8e9e3c-5d0c-4d8e-9d3a-2f6f3c1b7a10",
                 *       "status": 408,
                 *       "title": "body too slow",
                 *       "type": "https://wulou.example/refusals#body_too_slow"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Something this needs does not answer just now: the same request may be made again. */
        Unavailable: {
            headers: {
                /** @description Seconds to wait */
                "retry-after"?: number;
                /** @description Stands in the log with everything that was done for the request */
                "x-request-id"?: string;
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "code": "temporarily_unavailable",
                 *       "detail": "Something this needs does not answer just now. 暂时无法处理，请重试。",
                 *       "requestId": "0b8e9e3c-5d0c-4d8e-9d3a-2f6f3c1b7a10",
                 *       "status": 503,
                 *       "title": "temporarily unavailable",
                 *       "type": "https://wulou.example/refusals#temporarily_unavailable"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listAppraisalCycles: {
        parameters: {
            query?: {
                state?: "open" | "closed" | "cancelled";
                /** @description `next` of the page before */
                after?: number;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /** @description Stands in the log with everything that was done for the request */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListAppraisalCyclesReply"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["LoginNeeded"];
            403: components["responses"]["NotAllowed"];
            406: components["responses"]["NotAcceptable"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    openAppraisalCycle: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body again within 24 hours: the first reply again, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "code": "2026-Q3",
                 *       "evaluatedFrom": "2026-07-01",
                 *       "evaluatedTo": "2026-09-30",
                 *       "firstPeriod": "2026-10",
                 *       "lastPeriod": "2026-12",
                 *       "nameEn": "Third quarter of 2026",
                 *       "nameZh": "2026年第三季度考核",
                 *       "salaryBudgetFen": 5000000,
                 *       "salaryEffectiveOn": "2026-10-01"
                 *     }
                 */
                "application/json": components["schemas"]["OpenAppraisalCycleBody"];
            };
        };
        responses: {
            /** @description As asked */
            201: {
                headers: {
                    /** @description Stands in the log with everything that was done for the request */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppraisalCycle"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["LoginNeeded"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["MediaType"];
            422: components["responses"]["RuleRefused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    findAppraisalCycle: {
        parameters: {
            query: {
                code: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /** @description Stands in the log with everything that was done for the request */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppraisalCycle"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["LoginNeeded"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    getAppraisalCycle: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                cycleId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /** @description Stands in the log with everything that was done for the request */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GetAppraisalCycleReply"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["LoginNeeded"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            414: components["responses"]["AddressTooLong"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    addToAppraisalCycle: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body again within 24 hours: the first reply again, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path: {
                cycleId: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "employeeNo": "E0007"
                 *     }
                 */
                "application/json": components["schemas"]["AddToAppraisalCycleBody"];
            };
        };
        responses: {
            /** @description As asked */
            201: {
                headers: {
                    /** @description Stands in the log with everything that was done for the request */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AddToAppraisalCycleReply"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["LoginNeeded"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["MediaType"];
            422: components["responses"]["RuleRefused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    listAppraisalCycleEvents: {
        parameters: {
            query?: never;
            header?: {
                /** @description The id of the last event that was read */
                "last-event-id"?: string;
            };
            path: {
                cycleId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Events as they happen (HTML, server-sent events) */
            200: {
                headers: {
                    /** @description Stands in the log with everything that was done for the request */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": {
                        data: string;
                        /** @enum {string} */
                        event: "stage" | "progress" | "end";
                        /** @description Sent as Last-Event-ID, the stream goes on after it */
                        id: string;
                    };
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["LoginNeeded"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            414: components["responses"]["AddressTooLong"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    releaseAppraisalCycle: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body again within 24 hours: the first reply again, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path: {
                cycleId: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "withoutScores": false
                 *     }
                 */
                "application/json": components["schemas"]["ReleaseAppraisalCycleBody"];
            };
        };
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /** @description Stands in the log with everything that was done for the request */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReleaseAppraisalCycleReply"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["LoginNeeded"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["MediaType"];
            422: components["responses"]["RuleRefused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    getAppraisalCycleReport: {
        parameters: {
            query?: {
                periods?: string;
            };
            header?: never;
            path: {
                cycleId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /** @description Stands in the log with everything that was done for the request */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GetAppraisalCycleReportReply"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["LoginNeeded"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            414: components["responses"]["AddressTooLong"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    getAppraisalCycleSalaryList: {
        parameters: {
            query?: {
                after?: string;
                limit?: number;
            };
            header?: never;
            path: {
                cycleId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /** @description Stands in the log with everything that was done for the request */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GetAppraisalCycleSalaryListReply"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["LoginNeeded"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            414: components["responses"]["AddressTooLong"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    approveAppraisalCycleSalaryList: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body again within 24 hours: the first reply again, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path: {
                cycleId: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "digest": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
                 *     }
                 */
                "application/json": components["schemas"]["ApproveAppraisalCycleSalaryListBody"];
            };
        };
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /** @description Stands in the log with everything that was done for the request */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApproveAppraisalCycleSalaryListReply"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["LoginNeeded"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["MediaType"];
            422: components["responses"]["RuleRefused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    redrawAppraisalCycleSalaryList: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body again within 24 hours: the first reply again, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path: {
                cycleId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /** @description Stands in the log with everything that was done for the request */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RedrawAppraisalCycleSalaryListReply"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["LoginNeeded"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["Conflict"];
            414: components["responses"]["AddressTooLong"];
            422: components["responses"]["RuleRefused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    rejectAppraisalCycleSalaryList: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body again within 24 hours: the first reply again, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path: {
                cycleId: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "digest": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                 *       "reason": "Above what was agreed"
                 *     }
                 */
                "application/json": components["schemas"]["RejectAppraisalCycleSalaryListBody"];
            };
        };
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /** @description Stands in the log with everything that was done for the request */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RejectAppraisalCycleSalaryListReply"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["LoginNeeded"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["MediaType"];
            422: components["responses"]["RuleRefused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    settleLateResults: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body again within 24 hours: the first reply again, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path: {
                cycleId: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "openArrears": true,
                 *       "reason": "The appeal took until November"
                 *     }
                 */
                "application/json": components["schemas"]["SettleLateResultsBody"];
            };
        };
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /** @description Stands in the log with everything that was done for the request */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SettleLateResultsReply"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["LoginNeeded"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["MediaType"];
            422: components["responses"]["RuleRefused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    wakeAppraisalCycle: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body again within 24 hours: the first reply again, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path: {
                cycleId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /** @description Stands in the log with everything that was done for the request */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WakeAppraisalCycleReply"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["LoginNeeded"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["Conflict"];
            414: components["responses"]["AddressTooLong"];
            422: components["responses"]["RuleRefused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    listAppraisalTemplates: {
        parameters: {
            query?: {
                code?: string;
                /** @description `next` of the page before */
                after?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /** @description Stands in the log with everything that was done for the request */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListAppraisalTemplatesReply"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["LoginNeeded"];
            403: components["responses"]["NotAllowed"];
            406: components["responses"]["NotAcceptable"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    createAppraisalTemplate: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body again within 24 hours: the first reply again, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "code": "line-engineer",
                 *       "indicators": [
                 *         {
                 *           "code": "QUALITY",
                 *           "nameEn": "Quality of work",
                 *           "nameZh": "工作质量",
                 *           "weight": "60"
                 *         },
                 *         {
                 *           "code": "TIMELY",
                 *           "nameEn": "Done in time",
                 *           "nameZh": "按时完成",
                 *           "weight": "40"
                 *         }
                 *       ],
                 *       "industry": "general",
                 *       "nameEn": "Engineer",
                 *       "nameZh": "工程师",
                 *       "position": "工程师"
                 *     }
                 */
                "application/json": components["schemas"]["CreateAppraisalTemplateBody"];
            };
        };
        responses: {
            /** @description As asked */
            201: {
                headers: {
                    /** @description Stands in the log with everything that was done for the request */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreateAppraisalTemplateReply"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["LoginNeeded"];
            403: components["responses"]["NotAllowed"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["MediaType"];
            422: components["responses"]["RuleRefused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    listAppraisals: {
        parameters: {
            query?: {
                cycle?: string;
                stage?: "goals" | "evaluation" | "salary_update" | "base_adjustment" | "payout" | "feedback";
                reports?: boolean;
                after?: number;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /** @description Stands in the log with everything that was done for the request */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListAppraisalsReply"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["LoginNeeded"];
            403: components["responses"]["NotAllowed"];
            406: components["responses"]["NotAcceptable"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    getAppraisal: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                appraisalId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /** @description Stands in the log with everything that was done for the request */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GetAppraisalReply"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["LoginNeeded"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            414: components["responses"]["AddressTooLong"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    appealAppraisal: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body again within 24 hours: the first reply again, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path: {
                appraisalId: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reason": "The project of August is not counted"
                 *     }
                 */
                "application/json": components["schemas"]["AppealAppraisalBody"];
            };
        };
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /** @description Stands in the log with everything that was done for the request */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActedOnAppraisal"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["LoginNeeded"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["MediaType"];
            422: components["responses"]["RuleRefused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    decideAppraisalAppeal: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body again within 24 hours: the first reply again, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path: {
                appraisalId: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "decision": "upheld",
                 *       "reason": "The project of August counts",
                 *       "score": "93"
                 *     }
                 */
                "application/json": {
                    /** @enum {string} */
                    decision: "upheld";
                    reason: string;
                    score: string;
                } | {
                    /** @enum {string} */
                    decision: "rejected";
                    reason: string;
                };
            };
        };
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /** @description Stands in the log with everything that was done for the request */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActedOnAppraisal"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["LoginNeeded"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["MediaType"];
            422: components["responses"]["RuleRefused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    calibrateAppraisal: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body again within 24 hours: the first reply again, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path: {
                appraisalId: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reason": "As in the other departments",
                 *       "score": "90"
                 *     }
                 */
                "application/json": components["schemas"]["CalibrateAppraisalBody"];
            };
        };
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /** @description Stands in the log with everything that was done for the request */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActedOnAppraisal"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["LoginNeeded"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["MediaType"];
            422: components["responses"]["RuleRefused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    assignEvaluator: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body again within 24 hours: the first reply again, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path: {
                appraisalId: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "employeeNo": "E0003",
                 *       "reason": "His manager is on leave"
                 *     }
                 */
                "application/json": components["schemas"]["AssignEvaluatorBody"];
            };
        };
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /** @description Stands in the log with everything that was done for the request */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActedOnAppraisal"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["LoginNeeded"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["MediaType"];
            422: components["responses"]["RuleRefused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    giveFeedback: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body again within 24 hours: the first reply again, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path: {
                appraisalId: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "appraisalRating": 4,
                 *       "benefitRating": 5,
                 *       "preferences": [
                 *         "medical-passbook"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["GiveFeedbackBody"];
            };
        };
        responses: {
            /** @description As asked */
            201: {
                headers: {
                    /** @description Stands in the log with everything that was done for the request */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GiveFeedbackReply"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["LoginNeeded"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["MediaType"];
            422: components["responses"]["RuleRefused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    proposeGoals: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body again within 24 hours: the first reply again, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path: {
                appraisalId: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "indicators": [
                 *         {
                 *           "code": "QUALITY",
                 *           "nameEn": "Quality of work",
                 *           "nameZh": "工作质量",
                 *           "weight": "60"
                 *         },
                 *         {
                 *           "code": "TIMELY",
                 *           "nameEn": "Done in time",
                 *           "nameZh": "按时完成",
                 *           "weight": "40"
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": {
                    indicators: {
                        code?: string;
                        nameEn: string;
                        nameZh: string;
                        weight: string;
                    }[];
                } | {
                    templateCode: string;
                };
            };
        };
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /** @description Stands in the log with everything that was done for the request */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActedOnAppraisal"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["LoginNeeded"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["MediaType"];
            422: components["responses"]["RuleRefused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    confirmAppraisalGoals: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body again within 24 hours: the first reply again, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path: {
                appraisalId: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "version": 1
                 *     }
                 */
                "application/json": components["schemas"]["ConfirmAppraisalGoalsBody"];
            };
        };
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /** @description Stands in the log with everything that was done for the request */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActedOnAppraisal"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["LoginNeeded"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["MediaType"];
            422: components["responses"]["RuleRefused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    sendBackAppraisalGoals: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body again within 24 hours: the first reply again, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path: {
                appraisalId: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reason": "The second goal is not mine",
                 *       "version": 1
                 *     }
                 */
                "application/json": components["schemas"]["SendBackAppraisalGoalsBody"];
            };
        };
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /** @description Stands in the log with everything that was done for the request */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActedOnAppraisal"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["LoginNeeded"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["MediaType"];
            422: components["responses"]["RuleRefused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    scoreAppraisal: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body again within 24 hours: the first reply again, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path: {
                appraisalId: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "scores": {
                 *         "QUALITY": "92",
                 *         "TIMELY": "88.5"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["ScoreAppraisalBody"];
            };
        };
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /** @description Stands in the log with everything that was done for the request */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActedOnAppraisal"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["LoginNeeded"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["MediaType"];
            422: components["responses"]["RuleRefused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    wakeAppraisal: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body again within 24 hours: the first reply again, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path: {
                appraisalId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /** @description Stands in the log with everything that was done for the request */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WakeAppraisalReply"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["LoginNeeded"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["Conflict"];
            414: components["responses"]["AddressTooLong"];
            422: components["responses"]["RuleRefused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    listArchives: {
        parameters: {
            query?: {
                /** @description `next` of the page before */
                after?: number;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /** @description Stands in the log with everything that was done for the request */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListArchivesReply"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["LoginNeeded"];
            403: components["responses"]["NotAllowed"];
            406: components["responses"]["NotAcceptable"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    exportArchive: {
        parameters: {
            query: {
                /**
                 * @description The workflow id of a run, an appraisal cycle or a change that is over.
                 * @example disbursement/medical-passbook/2026-10
                 */
                subject: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The bundle */
            200: {
                headers: {
                    /** @description Stands in the log with everything that was done for the request */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/zip": Blob;
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["LoginNeeded"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    readArchiveKey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reason": "Yearly audit, sample of October",
                 *       "subject": "disbursement/medical-passbook/2026-10"
                 *     }
                 */
                "application/json": components["schemas"]["ReadArchiveKeyBody"];
            };
        };
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /** @description Stands in the log with everything that was done for the request */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReadArchiveKeyReply"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["LoginNeeded"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["TooSlow"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["MediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    listAuditEvents: {
        parameters: {
            query: {
                /**
                 * @description The workflow id of a run, an appraisal cycle or a change.
                 * @example disbursement/medical-passbook/2026-10
                 */
                subject: string;
                after?: number;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /** @description Stands in the log with everything that was done for the request */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListAuditEventsReply"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["LoginNeeded"];
            403: components["responses"]["NotAllowed"];
            406: components["responses"]["NotAcceptable"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    listAuditHeads: {
        parameters: {
            query?: {
                days?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /** @description Stands in the log with everything that was done for the request */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListAuditHeadsReply"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["LoginNeeded"];
            403: components["responses"]["NotAllowed"];
            406: components["responses"]["NotAcceptable"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    getBankLedger: {
        parameters: {
            query: {
                reason: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The ledger */
            200: {
                headers: {
                    /** @description Stands in the log with everything that was done for the request */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": Blob;
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["LoginNeeded"];
            403: components["responses"]["NotAllowed"];
            406: components["responses"]["NotAcceptable"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    listChanges: {
        parameters: {
            query?: {
                employee?: string;
                state?: "waiting_approval" | "waiting_date" | "applying" | "task" | "done" | "withdrawn";
                /** @description `next` of the page before */
                after?: number;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /** @description Stands in the log with everything that was done for the request */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListChangesReply"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["LoginNeeded"];
            403: components["responses"]["NotAllowed"];
            406: components["responses"]["NotAcceptable"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    enterChange: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body again within 24 hours: the first reply again, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "effectiveOn": "2026-11-01",
                 *       "employeeNo": "E0007",
                 *       "kind": "salary",
                 *       "salaryFen": 700000
                 *     }
                 */
                "application/json": components["schemas"]["EnterChangeBody"];
            };
        };
        responses: {
            /** @description As asked */
            202: {
                headers: {
                    /** @description Stands in the log with everything that was done for the request */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "changeId": 31,
                     *       "state": "waiting_approval",
                     *       "workflowId": "employee-change/31"
                     *     }
                     */
                    "application/json": components["schemas"]["StartedChange"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["LoginNeeded"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["MediaType"];
            422: components["responses"]["RuleRefused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    getChange: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /** @description Stands in the log with everything that was done for the request */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GetChangeReply"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["LoginNeeded"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            414: components["responses"]["AddressTooLong"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    approveChange: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body again within 24 hours: the first reply again, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /** @description Stands in the log with everything that was done for the request */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StartedChange"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["LoginNeeded"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["Conflict"];
            414: components["responses"]["AddressTooLong"];
            422: components["responses"]["RuleRefused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    rejectChange: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body again within 24 hours: the first reply again, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reason": "Not agreed with the department"
                 *     }
                 */
                "application/json": components["schemas"]["RejectChangeBody"];
            };
        };
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /** @description Stands in the log with everything that was done for the request */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StartedChange"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["LoginNeeded"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["MediaType"];
            422: components["responses"]["RuleRefused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    retryChange: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body again within 24 hours: the first reply again, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /** @description Stands in the log with everything that was done for the request */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StartedChange"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["LoginNeeded"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["Conflict"];
            414: components["responses"]["AddressTooLong"];
            422: components["responses"]["RuleRefused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    withdrawChange: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body again within 24 hours: the first reply again, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reason": "Entered for the wrong person"
                 *     }
                 */
                "application/json": components["schemas"]["WithdrawChangeBody"];
            };
        };
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /** @description Stands in the log with everything that was done for the request */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StartedChange"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["LoginNeeded"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["MediaType"];
            422: components["responses"]["RuleRefused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    decodePayloads: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "payloads": [
                 *         {
                 *           "data": "4V8Q2mN1c7l0b3mCw0uRk1rUo2mVYw0n3o9m6wq1s8h2",
                 *           "metadata": {
                 *             "encoding": "YmluYXJ5L2VuY3J5cHRlZA==",
                 *             "encryption-key-id": "cDE="
                 *           }
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["DecodePayloadsBody"];
            };
        };
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /** @description Stands in the log with everything that was done for the request */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DecodePayloadsReply"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["LoginNeeded"];
            403: components["responses"]["NotAllowed"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["TooSlow"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["MediaType"];
            422: components["responses"]["RuleRefused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    encodePayloads: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "payloads": [
                 *         {
                 *           "data": "eyJydW5JZCI6N30=",
                 *           "metadata": {
                 *             "encoding": "anNvbi9wbGFpbg=="
                 *           }
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["EncodePayloadsBody"];
            };
        };
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /** @description Stands in the log with everything that was done for the request */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EncodePayloadsReply"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["LoginNeeded"];
            403: components["responses"]["NotAllowed"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["TooSlow"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["MediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    getConsistency: {
        parameters: {
            query: {
                period: components["schemas"]["Month"];
                programme: components["schemas"]["ProgrammeCode"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /** @description Stands in the log with everything that was done for the request */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GetConsistencyReply"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["LoginNeeded"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    listContributions: {
        parameters: {
            query?: {
                programme?: components["schemas"]["ProgrammeCode"];
                period?: components["schemas"]["Month"];
                /** @description `next` of the page before */
                after?: number;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /** @description Stands in the log with everything that was done for the request */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListContributionsReply"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["LoginNeeded"];
            403: components["responses"]["NotAllowed"];
            406: components["responses"]["NotAcceptable"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    uploadContributions: {
        parameters: {
            query: {
                programme: components["schemas"]["ProgrammeCode"];
                period: components["schemas"]["Month"];
                fileName?: string;
                dryRun?: boolean;
            };
            header?: {
                /** @description `respond-async`: answer 202 at once, with `Location` of an operation to follow */
                prefer?: string;
                /** @description The same key and body again within 24 hours: the first reply again, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": Blob;
                "text/csv": Blob;
            };
        };
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /** @description Stands in the log with everything that was done for the request */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UploadContributionsReply"];
                };
            };
            /** @description As asked */
            202: {
                headers: {
                    /** @description The operation to follow: GET it */
                    location?: string;
                    /** @description Stands in the log with everything that was done for the request */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Accepted"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["LoginNeeded"];
            403: components["responses"]["NotAllowed"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["MediaType"];
            422: components["responses"]["RuleRefused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    listDisbursements: {
        parameters: {
            query?: {
                programme?: components["schemas"]["ProgrammeCode"];
                period?: components["schemas"]["Month"];
                state?: "open" | "closed" | "cancelled";
                /** @description `next` of the page before */
                after?: number;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /** @description Stands in the log with everything that was done for the request */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "next": null,
                     *       "runs": [
                     *         {
                     *           "closedAt": null,
                     *           "period": "2026-10",
                     *           "programme": "medical-passbook",
                     *           "round": 1,
                     *           "runId": 12,
                     *           "scope": "all",
                     *           "stage": "approve",
                     *           "startedAt": "2026-10-25T01:30:00.000Z",
                     *           "startedBy": "hr1",
                     *           "state": "open",
                     *           "workflowId": "disbursement/medical-passbook/2026-10"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["ListDisbursementsReply"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["LoginNeeded"];
            403: components["responses"]["NotAllowed"];
            406: components["responses"]["NotAcceptable"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    startDisbursement: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body again within 24 hours: the first reply again, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "period": "2026-10",
                 *       "programme": "medical-passbook"
                 *     }
                 */
                "application/json": components["schemas"]["StartDisbursementBody"];
            };
        };
        responses: {
            /** @description As asked */
            201: {
                headers: {
                    /** @description Stands in the log with everything that was done for the request */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "closedAt": null,
                     *       "period": "2026-10",
                     *       "programme": "medical-passbook",
                     *       "round": 1,
                     *       "runId": 12,
                     *       "scope": "all",
                     *       "stage": "approve",
                     *       "startedAt": "2026-10-25T01:30:00.000Z",
                     *       "startedBy": "hr1",
                     *       "state": "open",
                     *       "workflowId": "disbursement/medical-passbook/2026-10"
                     *     }
                     */
                    "application/json": components["schemas"]["Run"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["LoginNeeded"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["MediaType"];
            422: components["responses"]["RuleRefused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    findDisbursement: {
        parameters: {
            query: {
                programme: components["schemas"]["ProgrammeCode"];
                period: components["schemas"]["Month"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /** @description Stands in the log with everything that was done for the request */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "closedAt": null,
                     *       "period": "2026-10",
                     *       "programme": "medical-passbook",
                     *       "round": 1,
                     *       "runId": 12,
                     *       "scope": "all",
                     *       "stage": "approve",
                     *       "startedAt": "2026-10-25T01:30:00.000Z",
                     *       "startedBy": "hr1",
                     *       "state": "open",
                     *       "workflowId": "disbursement/medical-passbook/2026-10"
                     *     }
                     */
                    "application/json": components["schemas"]["Run"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["LoginNeeded"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    previewDisbursement: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body again within 24 hours: the first reply again, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "period": "2026-10",
                 *       "programme": "medical-passbook"
                 *     }
                 */
                "application/json": components["schemas"]["PreviewDisbursementBody"];
            };
        };
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /** @description Stands in the log with everything that was done for the request */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PreviewDisbursementReply"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["LoginNeeded"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["MediaType"];
            422: components["responses"]["RuleRefused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    getDisbursement: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                runId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /** @description Stands in the log with everything that was done for the request */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GetDisbursementReply"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["LoginNeeded"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            414: components["responses"]["AddressTooLong"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    acknowledgeVariance: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body again within 24 hours: the first reply again, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path: {
                runId: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "digest": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
                 *     }
                 */
                "application/json": components["schemas"]["AcknowledgeVarianceBody"];
            };
        };
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /** @description Stands in the log with everything that was done for the request */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AcknowledgeVarianceReply"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["LoginNeeded"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["MediaType"];
            422: components["responses"]["RuleRefused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    getDisbursementApproval: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                runId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /** @description Stands in the log with everything that was done for the request */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GetDisbursementApprovalReply"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["LoginNeeded"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            414: components["responses"]["AddressTooLong"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    approveDisbursement: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body again within 24 hours: the first reply again, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path: {
                runId: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "digest": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
                 *     }
                 */
                "application/json": components["schemas"]["ApproveDisbursementBody"];
            };
        };
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /** @description Stands in the log with everything that was done for the request */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "approvals": 1,
                     *       "approversNeeded": 2,
                     *       "complete": false
                     *     }
                     */
                    "application/json": components["schemas"]["ApproveDisbursementReply"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["LoginNeeded"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["MediaType"];
            422: components["responses"]["RuleRefused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    cancelDisbursement: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body again within 24 hours: the first reply again, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path: {
                runId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /** @description Stands in the log with everything that was done for the request */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CancelDisbursementReply"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["LoginNeeded"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["Conflict"];
            414: components["responses"]["AddressTooLong"];
            422: components["responses"]["RuleRefused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    correctPerson: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body again within 24 hours: the first reply again, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path: {
                runId: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "baseFen": 645000,
                 *       "employeeNo": "E0007",
                 *       "note": "As in the letter of the office"
                 *     }
                 */
                "application/json": components["schemas"]["CorrectPersonBody"];
            };
        };
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /** @description Stands in the log with everything that was done for the request */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CorrectPersonReply"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["LoginNeeded"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["MediaType"];
            422: components["responses"]["RuleRefused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    endCorrections: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body again within 24 hours: the first reply again, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path: {
                runId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /** @description Stands in the log with everything that was done for the request */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EndCorrectionsReply"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["LoginNeeded"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["Conflict"];
            414: components["responses"]["AddressTooLong"];
            422: components["responses"]["RuleRefused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    listDisbursementEvents: {
        parameters: {
            query?: never;
            header?: {
                /** @description The id of the last event that was read */
                "last-event-id"?: string;
            };
            path: {
                runId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Events as they happen (HTML, server-sent events) */
            200: {
                headers: {
                    /** @description Stands in the log with everything that was done for the request */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": {
                        data: string;
                        /** @enum {string} */
                        event: "stage" | "progress" | "end";
                        /** @description Sent as Last-Event-ID, the stream goes on after it */
                        id: string;
                    };
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["LoginNeeded"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            414: components["responses"]["AddressTooLong"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    listDisbursementExceptions: {
        parameters: {
            query?: {
                state?: "open" | "proposed" | "resolved";
                kind?: string;
                owner?: "hr" | "finance" | "manager" | "employee" | "ops" | "auditor" | "admin";
                after?: number;
                limit?: number;
            };
            header?: never;
            path: {
                runId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /** @description Stands in the log with everything that was done for the request */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListDisbursementExceptionsReply"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["LoginNeeded"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            414: components["responses"]["AddressTooLong"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    getDisbursementExport: {
        parameters: {
            query?: {
                format?: "csv" | "xlsx";
            };
            header?: never;
            path: {
                runId: number;
                table: "list" | "exceptions" | "certificate";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file */
            200: {
                headers: {
                    /** @description Stands in the log with everything that was done for the request */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": Blob;
                    "text/csv": Blob;
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["LoginNeeded"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            414: components["responses"]["AddressTooLong"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    listDisbursementItems: {
        parameters: {
            query?: {
                state?: "expected" | "due" | "sent" | "unknown" | "paid" | "returned" | "held" | "zero" | "carried" | "cancelled";
                reason?: string;
                owner?: "hr" | "finance" | "manager" | "employee" | "ops" | "auditor" | "admin";
                employeeNo?: string;
                after?: string;
                limit?: number;
            };
            header?: never;
            path: {
                runId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /** @description Stands in the log with everything that was done for the request */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "amountFen": 12900,
                     *           "attempts": 1,
                     *           "bookedFen": 12900,
                     *           "dueAt": null,
                     *           "employeeNo": "E0007",
                     *           "endToEndId": "WL225D2D55EEB15607300F5E88EF6777",
                     *           "obligation": "month",
                     *           "owner": null,
                     *           "policyVersion": 1,
                     *           "reason": null,
                     *           "reasons": [],
                     *           "score": "92",
                     *           "state": "paid"
                     *         }
                     *       ],
                     *       "next": null
                     *     }
                     */
                    "application/json": components["schemas"]["ListDisbursementItemsReply"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["LoginNeeded"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            414: components["responses"]["AddressTooLong"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    pauseDisbursement: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body again within 24 hours: the first reply again, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path: {
                runId: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reason": "The file of another month was uploaded"
                 *     }
                 */
                "application/json": components["schemas"]["PauseDisbursementBody"];
            };
        };
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /** @description Stands in the log with everything that was done for the request */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PauseDisbursementReply"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["LoginNeeded"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["MediaType"];
            422: components["responses"]["RuleRefused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    listDisbursementPaymentFiles: {
        parameters: {
            query?: {
                after?: number;
                limit?: number;
            };
            header?: never;
            path: {
                runId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /** @description Stands in the log with everything that was done for the request */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListDisbursementPaymentFilesReply"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["LoginNeeded"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            414: components["responses"]["AddressTooLong"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    getDisbursementPaymentFile: {
        parameters: {
            query: {
                reason: string;
            };
            header?: never;
            path: {
                runId: number;
                fileId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file (pain.001) */
            200: {
                headers: {
                    /** @description Stands in the log with everything that was done for the request */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/xml": Blob;
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["LoginNeeded"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            414: components["responses"]["AddressTooLong"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    listDisbursementProgress: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                runId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /** @description Stands in the log with everything that was done for the request */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RunProgress"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["LoginNeeded"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            414: components["responses"]["AddressTooLong"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    rejectDisbursement: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body again within 24 hours: the first reply again, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path: {
                runId: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "digest": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                 *       "reason": "The total is twice that of last month"
                 *     }
                 */
                "application/json": components["schemas"]["RejectDisbursementBody"];
            };
        };
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /** @description Stands in the log with everything that was done for the request */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RejectDisbursementReply"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["LoginNeeded"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["MediaType"];
            422: components["responses"]["RuleRefused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    getDisbursementReport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                runId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /** @description Stands in the log with everything that was done for the request */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GetDisbursementReportReply"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["LoginNeeded"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            414: components["responses"]["AddressTooLong"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    resumeDisbursement: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body again within 24 hours: the first reply again, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path: {
                runId: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reason": "The right file is approved"
                 *     }
                 */
                "application/json": components["schemas"]["ResumeDisbursementBody"];
            };
        };
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /** @description Stands in the log with everything that was done for the request */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResumeDisbursementReply"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["LoginNeeded"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["MediaType"];
            422: components["responses"]["RuleRefused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    listEmployees: {
        parameters: {
            query?: {
                department?: string;
                after?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /** @description Stands in the log with everything that was done for the request */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListEmployeesReply"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["LoginNeeded"];
            403: components["responses"]["NotAllowed"];
            406: components["responses"]["NotAcceptable"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    importEmployees: {
        parameters: {
            query?: {
                fileName?: string;
                dryRun?: boolean;
            };
            header?: {
                /** @description `respond-async`: answer 202 at once, with `Location` of an operation to follow */
                prefer?: string;
                /** @description The same key and body again within 24 hours: the first reply again, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": Blob;
                "text/csv": Blob;
            };
        };
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /** @description Stands in the log with everything that was done for the request */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportEmployeesReply"];
                };
            };
            /** @description As asked */
            202: {
                headers: {
                    /** @description The operation to follow: GET it */
                    location?: string;
                    /** @description Stands in the log with everything that was done for the request */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Accepted"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["LoginNeeded"];
            403: components["responses"]["NotAllowed"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["MediaType"];
            422: components["responses"]["RuleRefused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    getEmployee: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                employeeNo: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /** @description Stands in the log with everything that was done for the request */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Employee"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["LoginNeeded"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            414: components["responses"]["AddressTooLong"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    releaseEmployeeAccount: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body again within 24 hours: the first reply again, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path: {
                employeeNo: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /** @description Stands in the log with everything that was done for the request */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReleaseEmployeeAccountReply"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["LoginNeeded"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["Conflict"];
            414: components["responses"]["AddressTooLong"];
            422: components["responses"]["RuleRefused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    readPrivateData: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body again within 24 hours: the first reply again, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path: {
                employeeNo: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "fields": [
                 *         "phone"
                 *       ],
                 *       "reason": "Called because his account was closed"
                 *     }
                 */
                "application/json": components["schemas"]["ReadPrivateDataBody"];
            };
        };
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /** @description Stands in the log with everything that was done for the request */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReadPrivateDataReply"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["LoginNeeded"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["MediaType"];
            422: components["responses"]["RuleRefused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    resolveException: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body again within 24 hours: the first reply again, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path: {
                exceptionId: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "note": "Booked back on the 28th",
                 *       "resolution": "repaid"
                 *     }
                 */
                "application/json": components["schemas"]["ResolveExceptionBody"];
            };
        };
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /** @description Stands in the log with everything that was done for the request */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResolveExceptionReply"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["LoginNeeded"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["MediaType"];
            422: components["responses"]["RuleRefused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    listFeedback: {
        parameters: {
            query: {
                cycle: string;
                after?: number;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /** @description Stands in the log with everything that was done for the request */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListFeedbackReply"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["LoginNeeded"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    listFeedbackLinks: {
        parameters: {
            query: {
                changed: "template" | "policy" | "salary_policy";
                changedId: number;
                after?: number;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /** @description Stands in the log with everything that was done for the request */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListFeedbackLinksReply"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["LoginNeeded"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    getFeedbackSummary: {
        parameters: {
            query: {
                cycle: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /** @description Stands in the log with everything that was done for the request */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GetFeedbackSummaryReply"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["LoginNeeded"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    answerFeedback: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body again within 24 hours: the first reply again, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path: {
                feedbackId: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "answer": "From the next cycle on scores are told a week earlier."
                 *     }
                 */
                "application/json": components["schemas"]["AnswerFeedbackBody"];
            };
        };
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /** @description Stands in the log with everything that was done for the request */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnswerFeedbackReply"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["LoginNeeded"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["MediaType"];
            422: components["responses"]["RuleRefused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    linkFeedback: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body again within 24 hours: the first reply again, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path: {
                feedbackId: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "changed": "template",
                 *       "changedId": 3
                 *     }
                 */
                "application/json": components["schemas"]["LinkFeedbackBody"];
            };
        };
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /** @description Stands in the log with everything that was done for the request */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LinkFeedbackReply"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["LoginNeeded"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["MediaType"];
            422: components["responses"]["RuleRefused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    listFilings: {
        parameters: {
            query?: {
                state?: "pending" | "accepted" | "refused" | "refiled" | "settled";
                cycle?: string;
                employee?: string;
                after?: number;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /** @description Stands in the log with everything that was done for the request */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListFilingsReply"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["LoginNeeded"];
            403: components["responses"]["NotAllowed"];
            406: components["responses"]["NotAcceptable"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    refileFiling: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body again within 24 hours: the first reply again, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "baseFen": 645000
                 *     }
                 */
                "application/json": components["schemas"]["RefileFilingBody"];
            };
        };
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /** @description Stands in the log with everything that was done for the request */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefileFilingReply"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["LoginNeeded"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["MediaType"];
            422: components["responses"]["RuleRefused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    settleFiling: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body again within 24 hours: the first reply again, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reason": "The office keeps the base of last year"
                 *     }
                 */
                "application/json": components["schemas"]["SettleFilingBody"];
            };
        };
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /** @description Stands in the log with everything that was done for the request */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SettleFilingReply"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["LoginNeeded"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["MediaType"];
            422: components["responses"]["RuleRefused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    login: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "password": "correct-horse-battery",
                 *       "username": "e0007"
                 *     }
                 */
                "application/json": components["schemas"]["LoginBody"];
            };
        };
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /** @description Stands in the log with everything that was done for the request */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LoginReply"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["LoginNeeded"];
            403: components["responses"]["NotAllowed"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["TooSlow"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["MediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    logInWithCookie: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "password": "correct-horse-battery",
                 *       "username": "e0007"
                 *     }
                 */
                "application/json": components["schemas"]["LogInWithCookieBody"];
            };
        };
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /** @description Stands in the log with everything that was done for the request */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LogInWithCookieReply"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["LoginNeeded"];
            403: components["responses"]["NotAllowed"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["TooSlow"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["MediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    logout: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body again within 24 hours: the first reply again, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Logged out here; the OpenID provider still knows the browser: send it there to log out too */
            200: {
                headers: {
                    /** @description Stands in the log with everything that was done for the request */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LogoutReply"];
                };
            };
            /** @description Done */
            204: {
                headers: {
                    /** @description Stands in the log with everything that was done for the request */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["LoginNeeded"];
            403: components["responses"]["NotAllowed"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["RuleRefused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    getMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /** @description Stands in the log with everything that was done for the request */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GetMeReply"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["LoginNeeded"];
            403: components["responses"]["NotAllowed"];
            406: components["responses"]["NotAcceptable"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    listMyAppraisals: {
        parameters: {
            query?: {
                /** @description `next` of the page before */
                after?: number;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /** @description Stands in the log with everything that was done for the request */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListMyAppraisalsReply"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["LoginNeeded"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    listMyFeedback: {
        parameters: {
            query?: {
                /** @description `next` of the page before */
                after?: number;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /** @description Stands in the log with everything that was done for the request */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListMyFeedbackReply"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["LoginNeeded"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    listMyMessages: {
        parameters: {
            query?: {
                /** @description `next` of the page before */
                after?: number;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /** @description Stands in the log with everything that was done for the request */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListMyMessagesReply"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["LoginNeeded"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    changeMyPassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "current": "told-by-the-administrator",
                 *       "password": "only-i-know-this-one"
                 *     }
                 */
                "application/json": components["schemas"]["ChangeMyPasswordBody"];
            };
        };
        responses: {
            /** @description Done */
            204: {
                headers: {
                    /** @description Stands in the log with everything that was done for the request */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["LoginNeeded"];
            403: components["responses"]["NotAllowed"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["MediaType"];
            422: components["responses"]["RuleRefused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    listMyPayments: {
        parameters: {
            query?: {
                /** @description `next` of the page before */
                after?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /** @description Stands in the log with everything that was done for the request */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListMyPaymentsReply"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["LoginNeeded"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    listMySessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /** @description Stands in the log with everything that was done for the request */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListMySessionsReply"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["LoginNeeded"];
            403: components["responses"]["NotAllowed"];
            406: components["responses"]["NotAcceptable"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    endMySessions: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body again within 24 hours: the first reply again, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    /** @description Stands in the log with everything that was done for the request */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["LoginNeeded"];
            403: components["responses"]["NotAllowed"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["RuleRefused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    endMySession: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body again within 24 hours: the first reply again, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path: {
                session: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    /** @description Stands in the log with everything that was done for the request */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["LoginNeeded"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["Conflict"];
            414: components["responses"]["AddressTooLong"];
            422: components["responses"]["RuleRefused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    getOidcCallback: {
        parameters: {
            query?: {
                state?: string;
                code?: string;
                error?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description To the page that was wanted */
            303: {
                headers: {
                    /** @description Stands in the log with everything that was done for the request */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidRequest"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    getOidcLogin: {
        parameters: {
            query?: {
                /** @description where the browser goes when it is logged in: a path of this address */
                returnTo?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description To the provider */
            303: {
                headers: {
                    /** @description Stands in the log with everything that was done for the request */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidRequest"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    listOperations: {
        parameters: {
            query?: {
                kind?: "employees.import" | "contributions.upload";
                state?: "queued" | "running" | "done" | "failed";
                /** @description `next` of the page before */
                after?: number;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /** @description Stands in the log with everything that was done for the request */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListOperationsReply"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["LoginNeeded"];
            403: components["responses"]["NotAllowed"];
            406: components["responses"]["NotAcceptable"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    getOperation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                operationId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /** @description Stands in the log with everything that was done for the request */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GetOperationReply"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["LoginNeeded"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            414: components["responses"]["AddressTooLong"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    listOperationEvents: {
        parameters: {
            query?: never;
            header?: {
                /** @description The id of the last event that was read */
                "last-event-id"?: string;
            };
            path: {
                operationId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Events as they happen (HTML, server-sent events) */
            200: {
                headers: {
                    /** @description Stands in the log with everything that was done for the request */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": {
                        data: string;
                        /** @enum {string} */
                        event: "stage" | "progress" | "end";
                        /** @description Sent as Last-Event-ID, the stream goes on after it */
                        id: string;
                    };
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["LoginNeeded"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            414: components["responses"]["AddressTooLong"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    getPaymentExplanation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                endToEndId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /** @description Stands in the log with everything that was done for the request */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GetPaymentExplanationReply"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["LoginNeeded"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            414: components["responses"]["AddressTooLong"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    listProgrammes: {
        parameters: {
            query?: {
                after?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /** @description Stands in the log with everything that was done for the request */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "next": null,
                     *       "programmes": [
                     *         {
                     *           "code": "medical-passbook",
                     *           "dueDay": 10,
                     *           "nameEn": "Medical insurance passbook",
                     *           "nameZh": "医保存折月度缴存"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["ListProgrammesReply"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["LoginNeeded"];
            403: components["responses"]["NotAllowed"];
            406: components["responses"]["NotAcceptable"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    createProgramme: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body again within 24 hours: the first reply again, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "code": "meal-allowance",
                 *       "dueDay": 15,
                 *       "nameEn": "Meal allowance",
                 *       "nameZh": "餐补"
                 *     }
                 */
                "application/json": components["schemas"]["CreateProgrammeBody"];
            };
        };
        responses: {
            /** @description As asked */
            201: {
                headers: {
                    /** @description Stands in the log with everything that was done for the request */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreateProgrammeReply"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["LoginNeeded"];
            403: components["responses"]["NotAllowed"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["MediaType"];
            422: components["responses"]["RuleRefused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    listProgrammePolicies: {
        parameters: {
            query?: {
                after?: number;
                limit?: number;
            };
            header?: never;
            path: {
                code: components["schemas"]["ProgrammeCode"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /** @description Stands in the log with everything that was done for the request */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListProgrammePoliciesReply"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["LoginNeeded"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            414: components["responses"]["AddressTooLong"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    proposePolicy: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body again within 24 hours: the first reply again, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path: {
                code: components["schemas"]["ProgrammeCode"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "baseCapFen": 3534300,
                 *       "baseFloorFen": 300000,
                 *       "effectiveFrom": "2027-01",
                 *       "ratePpm": 20000,
                 *       "reason": "The rate of the new year",
                 *       "roundingFen": 100,
                 *       "tiers": [
                 *         {
                 *           "factorTenThousandths": 11000,
                 *           "fromScore": "90"
                 *         },
                 *         {
                 *           "factorTenThousandths": 10000,
                 *           "fromScore": "70"
                 *         },
                 *         {
                 *           "factorTenThousandths": 0,
                 *           "fromScore": "0"
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["ProposePolicyBody"];
            };
        };
        responses: {
            /** @description As asked */
            202: {
                headers: {
                    /** @description Stands in the log with everything that was done for the request */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Proposal"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["LoginNeeded"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["MediaType"];
            422: components["responses"]["RuleRefused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    listProposals: {
        parameters: {
            query?: {
                state?: "waiting" | "approved" | "rejected" | "withdrawn";
                kind?: "policy" | "salary_policy" | "settings";
                /** @description `next` of the page before */
                after?: number;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /** @description Stands in the log with everything that was done for the request */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListProposalsReply"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["LoginNeeded"];
            403: components["responses"]["NotAllowed"];
            406: components["responses"]["NotAcceptable"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    getProposal: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                proposalId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /** @description Stands in the log with everything that was done for the request */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Proposal"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["LoginNeeded"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            414: components["responses"]["AddressTooLong"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    approveProposal: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body again within 24 hours: the first reply again, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path: {
                proposalId: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reason": "As decided by the board"
                 *     }
                 */
                "application/json": components["schemas"]["ApproveProposalBody"];
            };
        };
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /** @description Stands in the log with everything that was done for the request */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Proposal"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["LoginNeeded"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["MediaType"];
            422: components["responses"]["RuleRefused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    rejectProposal: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body again within 24 hours: the first reply again, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path: {
                proposalId: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reason": "Not before the new year"
                 *     }
                 */
                "application/json": components["schemas"]["RejectProposalBody"];
            };
        };
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /** @description Stands in the log with everything that was done for the request */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Proposal"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["LoginNeeded"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["MediaType"];
            422: components["responses"]["RuleRefused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    withdrawProposal: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body again within 24 hours: the first reply again, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path: {
                proposalId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /** @description Stands in the log with everything that was done for the request */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Proposal"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["LoginNeeded"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["Conflict"];
            414: components["responses"]["AddressTooLong"];
            422: components["responses"]["RuleRefused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    listSalaryPolicies: {
        parameters: {
            query?: {
                after?: number;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /** @description Stands in the log with everything that was done for the request */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListSalaryPoliciesReply"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["LoginNeeded"];
            403: components["responses"]["NotAllowed"];
            406: components["responses"]["NotAcceptable"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    proposeSalaryPolicy: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body again within 24 hours: the first reply again, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "effectiveFrom": "2027-01-01",
                 *       "reason": "Raises of the new year",
                 *       "tiers": [
                 *         {
                 *           "fromScore": "95",
                 *           "raiseTenThousandths": 500
                 *         },
                 *         {
                 *           "fromScore": "0",
                 *           "raiseTenThousandths": 0
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["ProposeSalaryPolicyBody"];
            };
        };
        responses: {
            /** @description As asked */
            202: {
                headers: {
                    /** @description Stands in the log with everything that was done for the request */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Proposal"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["LoginNeeded"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["MediaType"];
            422: components["responses"]["RuleRefused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    loadScoreSheet: {
        parameters: {
            query?: {
                cycle?: string;
                fileName?: string;
                dryRun?: boolean;
            };
            header?: {
                /** @description The same key and body again within 24 hours: the first reply again, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": Blob;
                "text/csv": Blob;
            };
        };
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /** @description Stands in the log with everything that was done for the request */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LoadScoreSheetReply"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["LoginNeeded"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["MediaType"];
            422: components["responses"]["RuleRefused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    listServiceAccounts: {
        parameters: {
            query?: {
                after?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /** @description Stands in the log with everything that was done for the request */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListServiceAccountsReply"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["LoginNeeded"];
            403: components["responses"]["NotAllowed"];
            406: components["responses"]["NotAcceptable"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    createServiceAccount: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body again within 24 hours: the first reply again, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "payroll-export",
                 *       "role": "auditor"
                 *     }
                 */
                "application/json": components["schemas"]["CreateServiceAccountBody"];
            };
        };
        responses: {
            /** @description As asked */
            201: {
                headers: {
                    /** @description Stands in the log with everything that was done for the request */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreateServiceAccountReply"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["LoginNeeded"];
            403: components["responses"]["NotAllowed"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["MediaType"];
            422: components["responses"]["RuleRefused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    listServiceAccountKeys: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /** @description Stands in the log with everything that was done for the request */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListServiceAccountKeysReply"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["LoginNeeded"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            414: components["responses"]["AddressTooLong"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    makeServiceAccountKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "days": 90,
                 *       "heldBy": "hr-lead",
                 *       "note": "Reads reports every month",
                 *       "scopes": [
                 *         "run.read",
                 *         "run.report"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["MakeServiceAccountKeyBody"];
            };
        };
        responses: {
            /** @description As asked */
            201: {
                headers: {
                    /** @description Stands in the log with everything that was done for the request */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MakeServiceAccountKeyReply"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["LoginNeeded"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["TooSlow"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["MediaType"];
            422: components["responses"]["RuleRefused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    revokeServiceAccountKey: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body again within 24 hours: the first reply again, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path: {
                name: string;
                keyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    /** @description Stands in the log with everything that was done for the request */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["LoginNeeded"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["Conflict"];
            414: components["responses"]["AddressTooLong"];
            422: components["responses"]["RuleRefused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    getSettings: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of what is known already: 304 while it is the same */
                "if-none-match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /** @description The version that this is: If-Match of a change */
                    etag?: string;
                    /** @description Stands in the log with everything that was done for the request */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GetSettingsReply"];
                };
            };
            /** @description It is as the caller has it */
            304: {
                headers: {
                    /** @description The version that this is: If-Match of a change */
                    etag?: string;
                    /** @description Stands in the log with everything that was done for the request */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["LoginNeeded"];
            403: components["responses"]["NotAllowed"];
            406: components["responses"]["NotAcceptable"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    changeSettings: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of what is changed, as it was read */
                "if-match"?: string;
                /** @description The same key and body again within 24 hours: the first reply again, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "correctionWindowMs": 86400000
                 *     }
                 */
                "application/json": components["schemas"]["ChangeSettingsBody"];
            };
        };
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /** @description The version that this is: If-Match of a change */
                    etag?: string;
                    /** @description Stands in the log with everything that was done for the request */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangeSettingsReply"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["LoginNeeded"];
            403: components["responses"]["NotAllowed"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Changed"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["MediaType"];
            422: components["responses"]["RuleRefused"];
            428: components["responses"]["PreconditionNeeded"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    proposeSettings: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body again within 24 hours: the first reply again, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "approverSteps": [
                 *         {
                 *           "approvers": 1,
                 *           "fromFen": 0
                 *         },
                 *         {
                 *           "approvers": 2,
                 *           "fromFen": 10000000
                 *         }
                 *       ],
                 *       "coolingOffDays": 5,
                 *       "reason": "Longer over the holidays"
                 *     }
                 */
                "application/json": components["schemas"]["ProposeSettingsBody"];
            };
        };
        responses: {
            /** @description As asked */
            202: {
                headers: {
                    /** @description Stands in the log with everything that was done for the request */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Proposal"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["LoginNeeded"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["MediaType"];
            422: components["responses"]["RuleRefused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    listTasks: {
        parameters: {
            query?: {
                state?: "open" | "done";
                kind?: string;
                after?: number;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /** @description Stands in the log with everything that was done for the request */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListTasksReply"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["LoginNeeded"];
            403: components["responses"]["NotAllowed"];
            406: components["responses"]["NotAcceptable"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    listUsers: {
        parameters: {
            query?: {
                role?: "hr" | "finance" | "manager" | "employee" | "ops" | "auditor" | "admin";
                active?: "true" | "false";
                after?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /** @description Stands in the log with everything that was done for the request */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListUsersReply"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["LoginNeeded"];
            403: components["responses"]["NotAllowed"];
            406: components["responses"]["NotAcceptable"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    provisionUsers: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "employeeNos": [
                 *         "E0007",
                 *         "E0008"
                 *       ]
                 *     }
                 */
                "application/json": {
                    employeeNos?: string[];
                    /** @default 1000 */
                    limit?: number;
                } | null;
            };
        };
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /** @description Stands in the log with everything that was done for the request */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProvisionUsersReply"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["LoginNeeded"];
            403: components["responses"]["NotAllowed"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["TooSlow"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["MediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    deactivateUser: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body again within 24 hours: the first reply again, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path: {
                username: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /** @description Stands in the log with everything that was done for the request */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeactivateUserReply"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["LoginNeeded"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["Conflict"];
            414: components["responses"]["AddressTooLong"];
            422: components["responses"]["RuleRefused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    endSessionsOfUser: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body again within 24 hours: the first reply again, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path: {
                username: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /** @description Stands in the log with everything that was done for the request */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EndSessionsOfUserReply"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["LoginNeeded"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["Conflict"];
            414: components["responses"]["AddressTooLong"];
            422: components["responses"]["RuleRefused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    linkUser: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body again within 24 hours: the first reply again, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path: {
                username: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "employeeNo": "E0007"
                 *     }
                 */
                "application/json": components["schemas"]["LinkUserBody"];
            };
        };
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /** @description Stands in the log with everything that was done for the request */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LinkUserReply"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["LoginNeeded"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["MediaType"];
            422: components["responses"]["RuleRefused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    resetUserPassword: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                username: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /** @description Stands in the log with everything that was done for the request */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResetUserPasswordReply"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["LoginNeeded"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["Conflict"];
            414: components["responses"]["AddressTooLong"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    unlockUser: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body again within 24 hours: the first reply again, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path: {
                username: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /** @description Stands in the log with everything that was done for the request */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnlockUserReply"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["LoginNeeded"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["Conflict"];
            414: components["responses"]["AddressTooLong"];
            422: components["responses"]["RuleRefused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    listWebhookEventTypes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /** @description Stands in the log with everything that was done for the request */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListWebhookEventTypesReply"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["LoginNeeded"];
            403: components["responses"]["NotAllowed"];
            406: components["responses"]["NotAcceptable"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    listWebhooks: {
        parameters: {
            query?: {
                after?: number;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /** @description Stands in the log with everything that was done for the request */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListWebhooksReply"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["LoginNeeded"];
            403: components["responses"]["NotAllowed"];
            406: components["responses"]["NotAcceptable"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    createWebhook: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body again within 24 hours: the first reply again, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "types": [
                 *         "run.closed",
                 *         "item.returned"
                 *       ],
                 *       "url": "https://hooks.example.com/wulou"
                 *     }
                 */
                "application/json": components["schemas"]["CreateWebhookBody"];
            };
        };
        responses: {
            /** @description As asked */
            201: {
                headers: {
                    /** @description Stands in the log with everything that was done for the request */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreateWebhookReply"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["LoginNeeded"];
            403: components["responses"]["NotAllowed"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["MediaType"];
            422: components["responses"]["RuleRefused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    getWebhook: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of what is known already: 304 while it is the same */
                "if-none-match"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /** @description The version that this is: If-Match of a change */
                    etag?: string;
                    /** @description Stands in the log with everything that was done for the request */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GetWebhookReply"];
                };
            };
            /** @description It is as the caller has it */
            304: {
                headers: {
                    /** @description The version that this is: If-Match of a change */
                    etag?: string;
                    /** @description Stands in the log with everything that was done for the request */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["LoginNeeded"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            414: components["responses"]["AddressTooLong"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    deleteWebhook: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body again within 24 hours: the first reply again, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /** @description Stands in the log with everything that was done for the request */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeleteWebhookReply"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["LoginNeeded"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["Conflict"];
            414: components["responses"]["AddressTooLong"];
            422: components["responses"]["RuleRefused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    changeWebhook: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of what is changed, as it was read */
                "if-match"?: string;
                /** @description The same key and body again within 24 hours: the first reply again, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "types": [
                 *         "run.closed"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["ChangeWebhookBody"];
            };
        };
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /** @description The version that this is: If-Match of a change */
                    etag?: string;
                    /** @description Stands in the log with everything that was done for the request */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangeWebhookReply"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["LoginNeeded"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Changed"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["MediaType"];
            422: components["responses"]["RuleRefused"];
            428: components["responses"]["PreconditionNeeded"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    allowWebhookAmounts: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body again within 24 hours: the first reply again, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "allowed": true
                 *     }
                 */
                "application/json": components["schemas"]["AllowWebhookAmountsBody"];
            };
        };
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /** @description Stands in the log with everything that was done for the request */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AllowWebhookAmountsReply"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["LoginNeeded"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["MediaType"];
            422: components["responses"]["RuleRefused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    listWebhookDeliveries: {
        parameters: {
            query?: {
                state?: "pending" | "delivered" | "failed";
                /** @description `next` of the page before */
                after?: number;
                limit?: number;
            };
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /** @description Stands in the log with everything that was done for the request */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListWebhookDeliveriesReply"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["LoginNeeded"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            414: components["responses"]["AddressTooLong"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    pauseWebhook: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body again within 24 hours: the first reply again, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /** @description Stands in the log with everything that was done for the request */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PauseWebhookReply"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["LoginNeeded"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["Conflict"];
            414: components["responses"]["AddressTooLong"];
            422: components["responses"]["RuleRefused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    replayWebhook: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body again within 24 hours: the first reply again, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "since": "2026-10-25T00:00:00.000Z"
                 *     }
                 */
                "application/json": {
                    /** @description RFC 3339 with an offset */
                    since: string & (unknown & unknown);
                } | {
                    fromEvent: components["schemas"]["EventId"];
                } | {
                    event: components["schemas"]["EventId"];
                };
            };
        };
        responses: {
            /** @description As asked */
            202: {
                headers: {
                    /** @description Stands in the log with everything that was done for the request */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReplayWebhookReply"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["LoginNeeded"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["MediaType"];
            422: components["responses"]["RuleRefused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    resumeWebhook: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body again within 24 hours: the first reply again, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /** @description Stands in the log with everything that was done for the request */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResumeWebhookReply"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["LoginNeeded"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["Conflict"];
            414: components["responses"]["AddressTooLong"];
            422: components["responses"]["RuleRefused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    rotateWebhookSecret: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body again within 24 hours: the first reply again, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "overlapHours": 24
                 *     }
                 */
                "application/json": components["schemas"]["RotateWebhookSecretBody"];
            };
        };
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /** @description Stands in the log with everything that was done for the request */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RotateWebhookSecretReply"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["LoginNeeded"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["TooSlow"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["MediaType"];
            422: components["responses"]["RuleRefused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    testWebhook: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body again within 24 hours: the first reply again, and nothing is done twice */
                "idempotency-key"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            202: {
                headers: {
                    /** @description Stands in the log with everything that was done for the request */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TestWebhookReply"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["LoginNeeded"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["Conflict"];
            414: components["responses"]["AddressTooLong"];
            422: components["responses"]["RuleRefused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
}
