// Made by `npm run client` from openapi.json: do not edit.

export interface paths {
    "/v1/appraisal-cycles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Appraisal cycles, the newest first */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            cycles: {
                                closedAt: string | null;
                                code: string;
                                cycleId: number;
                                evaluatedFrom: string;
                                evaluatedTo: string;
                                evaluationOpensOn: string | null;
                                finalAt: string | null;
                                firstPeriod: string;
                                industry: string;
                                lastPeriod: string;
                                nameEn: string;
                                nameZh: string;
                                openedAt: string;
                                openedBy: string;
                                programme: string;
                                releasedAt: string | null;
                                salaryBudgetFen: number | null;
                                salaryEffectiveOn: string;
                                state: string;
                                workflowId: string;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        /** Open an appraisal cycle: an appraisal for everyone employed on the last evaluated day */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        code: string;
                        evaluatedFrom: string;
                        evaluatedTo: string;
                        /** @default null */
                        evaluationOpensOn?: string | null;
                        firstPeriod: string;
                        /** @default general */
                        industry?: string;
                        lastPeriod: string;
                        nameEn: string;
                        nameZh: string;
                        /** @default medical-passbook */
                        programme?: string;
                        /** @default null */
                        salaryBudgetFen?: number | null;
                        salaryEffectiveOn: string;
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
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            closedAt: string | null;
                            code: string;
                            cycleId: number;
                            evaluatedFrom: string;
                            evaluatedTo: string;
                            evaluationOpensOn: string | null;
                            finalAt: string | null;
                            firstPeriod: string;
                            industry: string;
                            lastPeriod: string;
                            nameEn: string;
                            nameZh: string;
                            openedAt: string;
                            openedBy: string;
                            programme: string;
                            releasedAt: string | null;
                            salaryBudgetFen: number | null;
                            salaryEffectiveOn: string;
                            state: string;
                            workflowId: string;
                        };
                    };
                };
                /** @description Default Response */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
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
                            run?: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
                /** @description Default Response */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
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
                            run?: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
            };
        };
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
        /** The cycle with a code */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            closedAt: string | null;
                            code: string;
                            cycleId: number;
                            evaluatedFrom: string;
                            evaluatedTo: string;
                            evaluationOpensOn: string | null;
                            finalAt: string | null;
                            firstPeriod: string;
                            industry: string;
                            lastPeriod: string;
                            nameEn: string;
                            nameZh: string;
                            openedAt: string;
                            openedBy: string;
                            programme: string;
                            releasedAt: string | null;
                            salaryBudgetFen: number | null;
                            salaryEffectiveOn: string;
                            state: string;
                            workflowId: string;
                        };
                    };
                };
                /** @description Default Response */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
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
                            run?: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
            };
        };
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
        /** How far a cycle has come */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            closedAt: string | null;
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
                            evaluatedFrom: string;
                            evaluatedTo: string;
                            evaluationOpensOn: string | null;
                            finalAt: string | null;
                            firstPeriod: string;
                            industry: string;
                            lastPeriod: string;
                            nameEn: string;
                            nameZh: string;
                            openedAt: string;
                            openedBy: string;
                            programme: string;
                            releasedAt: string | null;
                            salaryBudgetFen: number | null;
                            salaryEffectiveOn: string;
                            state: string;
                            unstarted: number;
                            workflowId: string;
                        };
                    };
                };
                /** @description Default Response */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
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
                            run?: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
            };
        };
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
        /** Add somebody who joined in the middle of the cycle */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    cycleId: number;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        employeeNo: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            added: true;
                        };
                    };
                };
                /** @description Default Response */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
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
                            run?: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
                /** @description Default Response */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
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
                            run?: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
            };
        };
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
        /** Release all results together; the time to appeal begins */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    cycleId: number;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @default false */
                        withoutScores?: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            withScore: number;
                            without: number;
                        };
                    };
                };
                /** @description Default Response */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
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
                            run?: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
                /** @description Default Response */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
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
                            run?: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
            };
        };
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
        /** What a cycle came to for everyone on record, with the payments of some months */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
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
                            cycle: {
                                closedAt: string | null;
                                code: string;
                                cycleId: number;
                                evaluatedFrom: string;
                                evaluatedTo: string;
                                evaluationOpensOn: string | null;
                                finalAt: string | null;
                                firstPeriod: string;
                                industry: string;
                                lastPeriod: string;
                                nameEn: string;
                                nameZh: string;
                                openedAt: string;
                                openedBy: string;
                                programme: string;
                                releasedAt: string | null;
                                salaryBudgetFen: number | null;
                                salaryEffectiveOn: string;
                                state: string;
                                workflowId: string;
                            };
                            employees: {
                                amountFen: {
                                    [key: string]: number | null;
                                };
                                appraisalState: string | null;
                                baseFenAfter: number | null;
                                baseFenBefore: number | null;
                                employeeNo: string;
                                endToEndId: {
                                    [key: string]: string | null;
                                };
                                reason: {
                                    [key: string]: string | null;
                                };
                                salaryFenAfter: number | null;
                                salaryFenBefore: number | null;
                                score: string | null;
                                stages: {
                                    enteredAt: string;
                                    leftAt: string | null;
                                    outcome: string | null;
                                    stage: string;
                                }[];
                                state: {
                                    [key: string]: string;
                                };
                                workflowId: string | null;
                            }[];
                            periods: string[];
                            scoresWithoutEffect: string[];
                        };
                    };
                };
                /** @description Default Response */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
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
                            run?: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
            };
        };
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
        /** The list of raises that waits for approval, with its digest */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            approvals: number;
                            approversNeeded: number;
                            digest: string;
                            lines: {
                                effectiveOn: string;
                                employeeNo: string;
                                salaryAfterFen: number;
                                salaryBeforeFen: number;
                                score: string;
                            }[];
                            listId: number;
                            next: string | null;
                            preparedAt: string;
                            preparedBy: string;
                            raises: number;
                            round: number;
                            state: string;
                            totalRaiseFen: number;
                        };
                    };
                };
                /** @description Default Response */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
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
                            run?: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
            };
        };
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
        /** Approve exactly these raises */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    cycleId: number;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        digest: string;
                        reason?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            approvals: number;
                            approversNeeded: number;
                            complete: boolean;
                        };
                    };
                };
                /** @description Default Response */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
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
                            run?: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
                /** @description Default Response */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
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
                            run?: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
            };
        };
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
        /** Draw up a rejected list anew */
        post: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            digest: string;
                            round: number;
                        };
                    };
                };
                /** @description Default Response */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
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
                            run?: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
                /** @description Default Response */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
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
                            run?: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
            };
        };
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
        /** Reject these raises, with the reason */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    cycleId: number;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        digest: string;
                        reason?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            approvals: number;
                            approversNeeded: number;
                            complete: boolean;
                        };
                    };
                };
                /** @description Default Response */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
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
                            run?: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
                /** @description Default Response */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
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
                            run?: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
            };
        };
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
        /** Settle that months were paid before the results were final: make them good, or leave them */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    cycleId: number;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        openArrears: boolean;
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            opened: number;
                            overpaid: number;
                        };
                    };
                };
                /** @description Default Response */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
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
                            run?: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
                /** @description Default Response */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
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
                            run?: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
            };
        };
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
        /** Let a cycle's workflow look again; a lost one is started */
        post: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            workflowId: string;
                        };
                    };
                };
                /** @description Default Response */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
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
                            run?: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
            };
        };
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
        /** The last version of every appraisal template; with `code`, every version of one, newest first */
        get: {
            parameters: {
                query?: {
                    code?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            templates: {
                                code: string;
                                createdAt: string;
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
                    };
                };
            };
        };
        put?: never;
        /**
         * Add a template, or a version of one
         * @description Cycles that are opened later use it. Goals that were set before stay as they are.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
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
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            templateId: number;
                            version: number;
                        };
                    };
                };
                /** @description Default Response */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
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
                            run?: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
            };
        };
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
         */
        get: {
            parameters: {
                query?: {
                    cycle?: string;
                    stage?: "goals" | "evaluation" | "salary_update" | "base_adjustment" | "payout" | "feedback";
                    reports?: "true" | "false";
                    after?: number;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            appraisals: {
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
                            }[];
                            next: number | null;
                        };
                    };
                };
            };
        };
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
        /** One appraisal with all versions of its goals, its evaluations, appeal and stages */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            appeal: {
                                decidedAt: string | null;
                                decidedBy: string | null;
                                decision: string | null;
                                decisionReason: string | null;
                                filedAt: string;
                                reason: string;
                            } | null;
                            appraisalId: number;
                            canAppealUntil: string | null;
                            cycle: string;
                            employeeNo: string;
                            evaluations: {
                                at: string;
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
                            finalAt: string | null;
                            goals: {
                                answer: string | null;
                                answerReason: string | null;
                                answeredAt: string | null;
                                indicators: {
                                    code: string;
                                    nameEn: string;
                                    nameZh: string;
                                    weight: string;
                                }[];
                                setAt: string;
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
                            releasedAt: string | null;
                            score: string | null;
                            scored: boolean;
                            sheetScore: string | null;
                            stage: string;
                            stages: {
                                enteredAt: string;
                                leftAt: string | null;
                                outcome: string | null;
                                stage: string;
                            }[];
                            state: string;
                            workflowId: string;
                        };
                    };
                };
                /** @description Default Response */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
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
                            run?: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
                /** @description Default Response */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
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
                            run?: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
            };
        };
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
        /** Appeal against my result, once, within the window after the release */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    appraisalId: number;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            appraisalId: number;
                            workflowId: string;
                        };
                    };
                };
                /** @description Default Response */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
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
                            run?: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
                /** @description Default Response */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
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
                            run?: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
                /** @description Default Response */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
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
                            run?: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
                /** @description Default Response */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
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
                            run?: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
            };
        };
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
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    appraisalId: number;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            appraisalId: number;
                            workflowId: string;
                        };
                    };
                };
                /** @description Default Response */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
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
                            run?: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
                /** @description Default Response */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
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
                            run?: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
                /** @description Default Response */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
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
                            run?: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
                /** @description Default Response */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
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
                            run?: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
            };
        };
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
        /** Set the weighted score before the release, with a reason and within the cycle's salary budget */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    appraisalId: number;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        reason: string;
                        score: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            appraisalId: number;
                            workflowId: string;
                        };
                    };
                };
                /** @description Default Response */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
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
                            run?: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
                /** @description Default Response */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
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
                            run?: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
                /** @description Default Response */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
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
                            run?: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
                /** @description Default Response */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
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
                            run?: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
            };
        };
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
        /** Give an appraisal another evaluator, or none: then HR enters the scores */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    appraisalId: number;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        employeeNo: string | null;
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            appraisalId: number;
                            workflowId: string;
                        };
                    };
                };
                /** @description Default Response */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
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
                            run?: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
                /** @description Default Response */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
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
                            run?: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
                /** @description Default Response */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
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
                            run?: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
                /** @description Default Response */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
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
                            run?: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
            };
        };
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
        /** Say what I think of my appraisal and of the benefit, and what I want most */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    appraisalId: number;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        appraisalRating: number;
                        benefitRating: number;
                        comment?: string;
                        /** @default [] */
                        preferences?: string[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            feedbackId: number;
                        };
                    };
                };
                /** @description Default Response */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
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
                            run?: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
                /** @description Default Response */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
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
                            run?: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
                /** @description Default Response */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
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
                            run?: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
                /** @description Default Response */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
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
                            run?: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
            };
        };
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
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    appraisalId: number;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            appraisalId: number;
                            workflowId: string;
                        };
                    };
                };
                /** @description Default Response */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
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
                            run?: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
                /** @description Default Response */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
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
                            run?: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
                /** @description Default Response */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
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
                            run?: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
                /** @description Default Response */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
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
                            run?: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
            };
        };
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
        /** Confirm my goals, in the version that I read */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    appraisalId: number;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        version: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            appraisalId: number;
                            workflowId: string;
                        };
                    };
                };
                /** @description Default Response */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
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
                            run?: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
                /** @description Default Response */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
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
                            run?: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
                /** @description Default Response */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
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
                            run?: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
                /** @description Default Response */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
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
                            run?: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
            };
        };
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
        /** Send my goals back, with the reason */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    appraisalId: number;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        reason: string;
                        version: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            appraisalId: number;
                            workflowId: string;
                        };
                    };
                };
                /** @description Default Response */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
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
                            run?: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
                /** @description Default Response */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
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
                            run?: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
                /** @description Default Response */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
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
                            run?: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
                /** @description Default Response */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
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
                            run?: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
            };
        };
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
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    appraisalId: number;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        scores: {
                            [key: string]: string;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            appraisalId: number;
                            workflowId: string;
                        };
                    };
                };
                /** @description Default Response */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
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
                            run?: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
                /** @description Default Response */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
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
                            run?: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
                /** @description Default Response */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
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
                            run?: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
                /** @description Default Response */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
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
                            run?: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
            };
        };
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
        /** Let an appraisal's workflow look again; a lost one is started */
        post: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            workflowId: string;
                        };
                    };
                };
                /** @description Default Response */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
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
                            run?: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
            };
        };
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
        /** The bank's own book, as the bank gives it */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
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
        /** Changes, the newest first, by pages: `after` takes the id that `next` gave */
        get: {
            parameters: {
                query?: {
                    employee?: string;
                    state?: "waiting_approval" | "waiting_date" | "applying" | "task" | "done" | "withdrawn";
                    after?: number;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            changes: {
                                account: string | null;
                                approvedAt: string | null;
                                approvedBy: string | null;
                                bankName: string | null;
                                changeId: number;
                                department: string | null;
                                effectiveOn: string;
                                employeeNo: string;
                                enteredAt: string;
                                enteredBy: string;
                                finishedAt: string | null;
                                /** @enum {string} */
                                kind: "position" | "promotion" | "department" | "manager" | "salary" | "account" | "leaving";
                                leftOn: string | null;
                                managerNo: string | null;
                                managerRemoved: boolean;
                                needsApproval: boolean;
                                note: string | null;
                                position: string | null;
                                salaryFen: number | null;
                                /** @enum {string} */
                                state: "waiting_approval" | "waiting_date" | "applying" | "task" | "done" | "withdrawn";
                                workflowId: string;
                            }[];
                            next: number | null;
                        };
                    };
                };
            };
        };
        put?: never;
        /**
         * Enter a change of one person: position, department, manager, salary, account or leaving
         * @description It takes effect when the effective day begins: records, base filing, payroll and amount due follow in this order. A change of salary waits for a second person.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        account?: string;
                        bankName?: string;
                        department?: string;
                        effectiveOn: string;
                        employeeNo: string;
                        /** @enum {string} */
                        kind: "position" | "promotion" | "department" | "manager" | "salary" | "account" | "leaving";
                        leftOn?: string;
                        managerNo?: string | null;
                        note?: string;
                        position?: string;
                        salaryFen?: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            changeId: number;
                            /** @enum {string} */
                            state: "waiting_approval" | "waiting_date" | "applying" | "task" | "done" | "withdrawn";
                            workflowId: string;
                        };
                    };
                };
                /** @description Default Response */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
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
                            run?: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
                /** @description Default Response */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
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
                            run?: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
                /** @description Default Response */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
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
                            run?: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
            };
        };
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
        /** One change, with what each step did */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            account: string | null;
                            approvedAt: string | null;
                            approvedBy: string | null;
                            bankName: string | null;
                            changeId: number;
                            department: string | null;
                            effectiveOn: string;
                            employeeNo: string;
                            enteredAt: string;
                            enteredBy: string;
                            filing: {
                                attempt: number;
                                baseFen: number;
                                filingId: string;
                                id: number;
                                receiptNo: string | null;
                                refusalReason: string | null;
                                /** @enum {string} */
                                state: "pending" | "accepted" | "refused" | "refiled" | "settled";
                            } | null;
                            finishedAt: string | null;
                            /** @enum {string} */
                            kind: "position" | "promotion" | "department" | "manager" | "salary" | "account" | "leaving";
                            leftOn: string | null;
                            managerNo: string | null;
                            managerRemoved: boolean;
                            needsApproval: boolean;
                            note: string | null;
                            position: string | null;
                            salaryFen: number | null;
                            /** @enum {string} */
                            state: "waiting_approval" | "waiting_date" | "applying" | "task" | "done" | "withdrawn";
                            steps: {
                                at: string;
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
                    };
                };
                /** @description Default Response */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
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
                            run?: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
            };
        };
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
        /** Approve a change that waits for a second person */
        post: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            changeId: number;
                            /** @enum {string} */
                            state: "waiting_approval" | "waiting_date" | "applying" | "task" | "done" | "withdrawn";
                            workflowId: string;
                        };
                    };
                };
                /** @description Default Response */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
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
                            run?: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
                /** @description Default Response */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
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
                            run?: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
                /** @description Default Response */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
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
                            run?: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
            };
        };
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
        /** Reject a change that waits for a second person: nothing of it happens */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: number;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            changeId: number;
                            /** @enum {string} */
                            state: "waiting_approval" | "waiting_date" | "applying" | "task" | "done" | "withdrawn";
                            workflowId: string;
                        };
                    };
                };
                /** @description Default Response */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
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
                            run?: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
                /** @description Default Response */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
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
                            run?: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
                /** @description Default Response */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
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
                            run?: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
            };
        };
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
        /** Look again at a change that waits: something it needs was put right elsewhere */
        post: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            changeId: number;
                            /** @enum {string} */
                            state: "waiting_approval" | "waiting_date" | "applying" | "task" | "done" | "withdrawn";
                            workflowId: string;
                        };
                    };
                };
                /** @description Default Response */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
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
                            run?: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
                /** @description Default Response */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
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
                            run?: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
            };
        };
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
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: number;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            changeId: number;
                            /** @enum {string} */
                            state: "waiting_approval" | "waiting_date" | "applying" | "task" | "done" | "withdrawn";
                            workflowId: string;
                        };
                    };
                };
                /** @description Default Response */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
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
                            run?: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
                /** @description Default Response */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
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
                            run?: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
            };
        };
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
         */
        get: {
            parameters: {
                query: {
                    period: string;
                    programme: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
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
                    };
                };
                /** @description Default Response */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
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
                            run?: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
                /** @description Default Response */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
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
                            run?: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
            };
        };
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
        /** Contribution files that arrived, newest first */
        get: {
            parameters: {
                query?: {
                    period?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            uploads: {
                                fileName: string;
                                lines: number;
                                period: string;
                                programme: string;
                                receivedAt: string;
                                receivedBy: string;
                                state: string;
                                totalFen: number;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        /**
         * Upload the office's contribution file of a month (CSV or XLSX as the body)
         * @description A corrected file supersedes the earlier one until sending starts; afterwards it yields differences for finance.
         */
        post: {
            parameters: {
                query: {
                    programme: string;
                    period: string;
                    fileName?: string;
                    dryRun?: string;
                };
                header?: never;
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            differences: number;
                            lines: number;
                            repeated: boolean;
                            /** @enum {string} */
                            state: "current" | "late";
                        };
                    };
                };
                /** @description Default Response */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
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
                            run?: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
                /** @description Default Response */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
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
                            run?: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
                /** @description Default Response */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
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
                            run?: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
            };
        };
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
        /** Runs, newest first */
        get: {
            parameters: {
                query?: {
                    before?: number;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            runs: {
                                closedAt: string | null;
                                period: string;
                                programme: string;
                                round: number;
                                runId: number;
                                scope: string;
                                /** @enum {string} */
                                stage: "upload" | "reconcile" | "calculate" | "approve" | "pay" | "settle" | "notify" | "close";
                                startedAt: string;
                                startedBy: string;
                                /** @enum {string} */
                                state: "open" | "closed" | "cancelled";
                                workflowId: string;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        /**
         * Start a month, or one person of a month that was never run
         * @description A month runs once: a second start is refused and names the first. A cancelled month may be started again.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        correctionWindowMs?: number;
                        employeeNo?: string;
                        period: string;
                        programme: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            closedAt: string | null;
                            period: string;
                            programme: string;
                            round: number;
                            runId: number;
                            scope: string;
                            /** @enum {string} */
                            stage: "upload" | "reconcile" | "calculate" | "approve" | "pay" | "settle" | "notify" | "close";
                            startedAt: string;
                            startedBy: string;
                            /** @enum {string} */
                            state: "open" | "closed" | "cancelled";
                            workflowId: string;
                        };
                    };
                };
                /** @description Default Response */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
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
                            run?: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
                /** @description Default Response */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
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
                            run?: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
            };
        };
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
        /** A month's run */
        get: {
            parameters: {
                query: {
                    programme: string;
                    period: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            closedAt: string | null;
                            period: string;
                            programme: string;
                            round: number;
                            runId: number;
                            scope: string;
                            /** @enum {string} */
                            stage: "upload" | "reconcile" | "calculate" | "approve" | "pay" | "settle" | "notify" | "close";
                            startedAt: string;
                            startedBy: string;
                            /** @enum {string} */
                            state: "open" | "closed" | "cancelled";
                            workflowId: string;
                        };
                    };
                };
                /** @description Default Response */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
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
                            run?: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
            };
        };
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
        /** What a run of the month would do, with nothing changed */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        period: string;
                        programme: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            counts: {
                                [key: string]: number;
                            };
                            reasons: {
                                count: number;
                                reason: string;
                            }[];
                            totalFen: number;
                            transfers: number;
                        };
                    };
                };
                /** @description Default Response */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
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
                            run?: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
                /** @description Default Response */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
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
                            run?: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
            };
        };
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
        /** A run: stage times, counts, tasks */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            closedAt: string | null;
                            counts: {
                                [key: string]: number;
                            };
                            period: string;
                            programme: string;
                            round: number;
                            runId: number;
                            scope: string;
                            /** @enum {string} */
                            stage: "upload" | "reconcile" | "calculate" | "approve" | "pay" | "settle" | "notify" | "close";
                            stages: {
                                enteredAt: string;
                                leftAt: string | null;
                                /** @enum {string} */
                                stage: "upload" | "reconcile" | "calculate" | "approve" | "pay" | "settle" | "notify" | "close";
                            }[];
                            startedAt: string;
                            startedBy: string;
                            /** @enum {string} */
                            state: "open" | "closed" | "cancelled";
                            tasks: {
                                escalation: number;
                                kind: string;
                                owner: string;
                                since: string;
                            }[];
                            waitingFor: string | null;
                            workflowId: string;
                        };
                    };
                };
                /** @description Default Response */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
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
                            run?: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
            };
        };
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
        /** Acknowledge the swing against last month for this list */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    runId: number;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        digest: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            acknowledged: true;
                        };
                    };
                };
                /** @description Default Response */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
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
                            run?: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
                /** @description Default Response */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
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
                            run?: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
            };
        };
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
        /** The list that waits for approval, with its digest, and what of the swing against last month is explained */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            approvals: number;
                            approversNeeded: number;
                            digest: string;
                            round: number;
                            state: string;
                            totalFen: number;
                            transferCount: number;
                            variance: {
                                acknowledgedBy: string | null;
                                currentFen: number;
                                explained: boolean;
                                explanation: {
                                    [key: string]: {
                                        count: number;
                                        fen: number;
                                    };
                                };
                                previousFen: number;
                                previousPeriod: string;
                            } | null;
                        };
                    };
                };
                /** @description Default Response */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
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
                            run?: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
            };
        };
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
        /** Approve exactly this list */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    runId: number;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        digest: string;
                        reason?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            approvals: number;
                            approversNeeded: number;
                            complete: boolean;
                        };
                    };
                };
                /** @description Default Response */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
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
                            run?: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
                /** @description Default Response */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
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
                            run?: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
            };
        };
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
        /** End a run before anything was sent */
        post: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {string} */
                            state: "cancelled";
                        };
                    };
                };
                /** @description Default Response */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
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
                            run?: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
                /** @description Default Response */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
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
                            run?: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
            };
        };
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
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    runId: number;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        account?: string;
                        bankName?: string;
                        baseFen?: number;
                        employeeNo: string;
                        hold?: boolean;
                        idNumber?: string;
                        name?: string;
                        note?: string;
                        /** @enum {boolean} */
                        retry?: true;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            coolsUntil: string | null;
                            items: number;
                        };
                    };
                };
                /** @description Default Response */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
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
                            run?: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
                /** @description Default Response */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
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
                            run?: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
                /** @description Default Response */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
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
                            run?: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
            };
        };
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
        /** Close the correction window now: what is held is carried over */
        post: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            ok: boolean;
                        };
                    };
                };
                /** @description Default Response */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
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
                            run?: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
                /** @description Default Response */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
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
                            run?: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
            };
        };
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
        /** Differences between the bank's book, the office's file and ours, with owner and due time */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            exceptions: {
                                amountFen: number | null;
                                bookedFen: number | null;
                                dueAt: string;
                                employeeNo: string | null;
                                endToEndId: string | null;
                                id: number;
                                kind: string;
                                owner: string;
                                resolution: string | null;
                                state: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
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
                            run?: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
            };
        };
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
        /** The list, the exceptions or the month certificate as a file */
        get: {
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
                /** @description Default Response */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
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
                            run?: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
            };
        };
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
        /** Items by employee number, filtered and by pages */
        get: {
            parameters: {
                query?: {
                    state?: "expected" | "due" | "sent" | "unknown" | "paid" | "returned" | "held" | "zero" | "carried" | "cancelled";
                    reason?: string;
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                amountFen: number | null;
                                attempts: number;
                                bookedFen: number | null;
                                dueAt: string | null;
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
                    };
                };
                /** @description Default Response */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
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
                            run?: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
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
        /** The payment files (pain.001) that were sent */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            files: {
                                id: number;
                                name: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
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
                            run?: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
            };
        };
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
         * @description Holds account numbers: every reading of it is recorded.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    runId: number;
                    fileId: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
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
                            run?: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
            };
        };
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
        /** Reject this list, with the reason */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    runId: number;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        digest: string;
                        reason?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            approvals: number;
                            approversNeeded: number;
                            complete: boolean;
                        };
                    };
                };
                /** @description Default Response */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
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
                            run?: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
                /** @description Default Response */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
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
                            run?: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
            };
        };
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
        /** The whole month as one document */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            arrears: {
                                amountFen: number | null;
                                employeeNo: string;
                                endToEndId: string | null;
                                originPeriod: string;
                                state: string;
                            }[];
                            bank: {
                                bookedFen: number;
                                duplicates: number;
                                transfers: number;
                            };
                            carried: number;
                            carriedFen: number;
                            disagreements: number;
                            exceptions: {
                                amountFen: number | null;
                                bookedFen: number | null;
                                employeeNo: string | null;
                                endToEndId: string | null;
                                kind: string;
                            }[];
                            expected: number;
                            historyEvents: number;
                            items: {
                                amountFen: number | null;
                                attempts: number;
                                bookedFen: number | null;
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
                            paidFen: number;
                            period: string;
                            programme: string;
                            stages: {
                                enteredAt: string;
                                leftAt: string | null;
                                /** @enum {string} */
                                stage: "upload" | "reconcile" | "calculate" | "approve" | "pay" | "settle" | "notify" | "close";
                            }[];
                            state: string;
                            workflowId: string;
                            zero: number;
                        };
                    };
                };
                /** @description Default Response */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
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
                            run?: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
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
        /** Employees on record, by number and by pages: those whose records you may read */
        get: {
            parameters: {
                query?: {
                    after?: string;
                    department?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            employees: {
                                department: string | null;
                                employeeNo: string;
                                hiredOn: string;
                                leftOn: string | null;
                                managerNo: string | null;
                                name: string;
                                position: string | null;
                            }[];
                            next: string | null;
                        };
                    };
                };
            };
        };
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
        /** Import employee records (CSV or XLSX as the body): an upsert, never a deletion */
        post: {
            parameters: {
                query?: {
                    fileName?: string;
                    dryRun?: string;
                };
                header?: never;
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            absent: string[];
                            added: number;
                            changed: number;
                            unchanged: number;
                        };
                    };
                };
                /** @description Default Response */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
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
                            run?: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
                /** @description Default Response */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
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
                            run?: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
                /** @description Default Response */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
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
                            run?: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
            };
        };
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
        /** Release a changed account before its cooling-off ends; not by the person who changed it */
        post: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            released: true;
                        };
                    };
                };
                /** @description Default Response */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
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
                            run?: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
            };
        };
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
        /** Propose how an exception ends, or confirm what another proposed */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    exceptionId: number;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        note?: string;
                        /** @enum {string} */
                        resolution: "recovered_by_deduction" | "repaid" | "written_off" | "explained";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {string} */
                            state: "proposed" | "resolved";
                        };
                    };
                };
                /** @description Default Response */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
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
                            run?: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
                /** @description Default Response */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
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
                            run?: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
            };
        };
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
        /** Feedback of a cycle by pages, with answers and the changes that came from it */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            feedback: {
                                answer: string | null;
                                answeredAt: string | null;
                                answeredBy: string | null;
                                appraisalId: number;
                                appraisalRating: number;
                                benefitRating: number;
                                comment: string | null;
                                cycle: string;
                                employeeNo: string;
                                feedbackId: number;
                                givenAt: string;
                                links: {
                                    /** @enum {string} */
                                    changed: "template" | "policy" | "salary_policy";
                                    changedId: number;
                                    linkedAt: string;
                                }[];
                                preferences: string[];
                            }[];
                            next: number | null;
                        };
                    };
                };
                /** @description Default Response */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
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
                            run?: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
            };
        };
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
        /** The feedback that led to a change */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            feedback: {
                                answer: string | null;
                                answeredAt: string | null;
                                answeredBy: string | null;
                                appraisalId: number;
                                appraisalRating: number;
                                benefitRating: number;
                                comment: string | null;
                                cycle: string;
                                employeeNo: string;
                                feedbackId: number;
                                givenAt: string;
                                links: {
                                    /** @enum {string} */
                                    changed: "template" | "policy" | "salary_policy";
                                    changedId: number;
                                    linkedAt: string;
                                }[];
                                preferences: string[];
                            }[];
                            next: number | null;
                        };
                    };
                };
                /** @description Default Response */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
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
                            run?: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
            };
        };
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
         */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
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
                    };
                };
                /** @description Default Response */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
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
                            run?: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
            };
        };
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
        /** Answer a feedback; the employee sees it */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    feedbackId: number;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        answer: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            feedbackId: number;
                        };
                    };
                };
                /** @description Default Response */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
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
                            run?: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
                /** @description Default Response */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
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
                            run?: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
            };
        };
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
        /** Link a change of indicators or policy to the feedback it came from */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    feedbackId: number;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        changed: "template" | "policy" | "salary_policy";
                        changedId: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {string} */
                            changed: "template" | "policy" | "salary_policy";
                            changedId: number;
                            feedbackId: number;
                        };
                    };
                };
                /** @description Default Response */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
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
                            run?: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
            };
        };
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
        /** Bases filed with the social-security office and its answers, by pages */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            filings: {
                                answeredAt: string | null;
                                attempt: number;
                                baseBeforeFen: number | null;
                                baseFen: number;
                                changeId: number | null;
                                cycle: string | null;
                                effectivePeriod: string;
                                employeeNo: string;
                                filedAt: string;
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
                    };
                };
            };
        };
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
        /** File a refused base again, the same or another */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: number;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        baseFen?: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            attempt: number;
                            baseFen: number;
                            id: number;
                        };
                    };
                };
                /** @description Default Response */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
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
                            run?: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
                /** @description Default Response */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
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
                            run?: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
                /** @description Default Response */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
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
                            run?: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
                /** @description Default Response */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
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
                            run?: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
            };
        };
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
        /** Accept the office's refusal, with a reason: the base stays as the office has it */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: number;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            settled: true;
                        };
                    };
                };
                /** @description Default Response */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
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
                            run?: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
                /** @description Default Response */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
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
                            run?: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
            };
        };
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
        /** Log in */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        password: string;
                        username: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            expiresAt: string;
                            /** @enum {string} */
                            role: "hr" | "finance" | "manager" | "employee" | "ops" | "auditor" | "admin";
                            token: string;
                        };
                    };
                };
                /** @description Default Response */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
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
                            run?: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
                /** @description Default Response */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
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
                            run?: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
            };
        };
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
        /** Log out */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
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
    "/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who I am */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {string} */
                            role: "hr" | "finance" | "manager" | "employee" | "ops" | "auditor" | "admin";
                            username: string;
                        };
                    };
                };
            };
        };
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
        /** My appraisals, newest first; scores from the release on */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            appraisals: {
                                appeal: {
                                    decidedAt: string | null;
                                    decidedBy: string | null;
                                    decision: string | null;
                                    decisionReason: string | null;
                                    filedAt: string;
                                    reason: string;
                                } | null;
                                appraisalId: number;
                                canAppealUntil: string | null;
                                cycle: string;
                                employeeNo: string;
                                evaluations: {
                                    at: string;
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
                                finalAt: string | null;
                                goals: {
                                    answer: string | null;
                                    answerReason: string | null;
                                    answeredAt: string | null;
                                    indicators: {
                                        code: string;
                                        nameEn: string;
                                        nameZh: string;
                                        weight: string;
                                    }[];
                                    setAt: string;
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
                                releasedAt: string | null;
                                score: string | null;
                                scored: boolean;
                                sheetScore: string | null;
                                stage: string;
                                stages: {
                                    enteredAt: string;
                                    leftAt: string | null;
                                    outcome: string | null;
                                    stage: string;
                                }[];
                                state: string;
                                workflowId: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
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
                            run?: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
            };
        };
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
        /** My feedback, what HR answered, and what changed for it */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            feedback: {
                                answer: string | null;
                                answeredAt: string | null;
                                answeredBy: string | null;
                                appraisalId: number;
                                appraisalRating: number;
                                benefitRating: number;
                                comment: string | null;
                                cycle: string;
                                employeeNo: string;
                                feedbackId: number;
                                givenAt: string;
                                links: {
                                    /** @enum {string} */
                                    changed: "template" | "policy" | "salary_policy";
                                    changedId: number;
                                    linkedAt: string;
                                }[];
                                preferences: string[];
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
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
                            run?: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
            };
        };
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
        /** My messages, newest first */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            messages: {
                                at: string;
                                en: string;
                                id: number;
                                kind: string;
                                zh: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
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
                            run?: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
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
        /** My payments */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            payments: {
                                amountFen: number | null;
                                baseFen: number | null;
                                bookedAt: string | null;
                                bookedFen: number | null;
                                endToEndId: string | null;
                                owedFor: string;
                                period: string;
                                policyVersion: number | null;
                                programme: string;
                                reason: string | null;
                                score: string | null;
                                state: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
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
                            run?: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
            };
        };
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
         */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            amount: {
                                agrees: boolean;
                                amountFen: number;
                                baseFen: number | null;
                                calculation: string | null;
                                deductions: {
                                    kind: string;
                                    lessFen: number;
                                }[];
                                factorTenThousandths: number | null;
                                formulaFen: number | null;
                                period: string;
                                policy: {
                                    createdAt: string;
                                    createdBy: string;
                                    effectiveFrom: string;
                                    version: number;
                                } | null;
                                ratePpm: number | null;
                                roundingFen: number | null;
                            };
                            approval: {
                                appliedAt: string | null;
                                approvers: {
                                    at: string;
                                    by: string;
                                }[];
                                digest: string | null;
                                /** @enum {string} */
                                kind: "list" | "change";
                                listId: number | null;
                                preparedAt: string;
                                preparedBy: string;
                                workflowId: string;
                            } | null;
                            base: {
                                baseFen: number | null;
                                correction: {
                                    at: string;
                                    by: string;
                                } | null;
                                period: string;
                                recordedAt: string | null;
                                source: string | null;
                                upload: {
                                    baseFen: number | null;
                                    fileName: string;
                                    lineNo: number | null;
                                    period: string;
                                    receivedAt: string;
                                    receivedBy: string;
                                    sha256: string;
                                } | null;
                                validFrom: string | null;
                            };
                            factor: {
                                factorTenThousandths: number | null;
                                inForce: {
                                    cycleCode: string | null;
                                    firstPeriod: string | null;
                                    lastPeriod: string | null;
                                    resultId: number | null;
                                    score: string | null;
                                } | null;
                                note: "no result in force" | null;
                                period: string;
                            };
                            filing: {
                                answeredAt: string | null;
                                attempt: number;
                                baseBeforeFen: number | null;
                                baseFen: number | null;
                                effectivePeriod: string;
                                filedAt: string;
                                filedBy: string;
                                filingId: string;
                                receiptNo: string | null;
                                source: string;
                                state: string;
                            } | null;
                            goals: {
                                confirmedAt: string | null;
                                confirmedBy: string | null;
                                indicators: {
                                    code: string;
                                    nameEn: string;
                                    nameZh: string;
                                    weight: string;
                                }[];
                                setAt: string;
                                setBy: string;
                                templateCode: string | null;
                                templateVersion: number | null;
                                version: number;
                            } | null;
                            hidden: ("score" | "salary" | "base")[];
                            owedBecause: {
                                amountFen: number | null;
                                arrearId: number;
                                kind: string;
                                openedAt: string;
                                origin: {
                                    amountFen: number | null;
                                    bankReason: string | null;
                                    bookedFen: number | null;
                                    endToEndId: string | null;
                                    orderedFen: number | null;
                                    period: string;
                                    reason: string | null;
                                    reasons: string[];
                                    runWorkflowId: string;
                                    state: string;
                                };
                                originPeriod: string;
                            }[];
                            payment: {
                                amountFen: number;
                                approvals: {
                                    at: string;
                                    by: string;
                                    digest: string;
                                }[];
                                attempt: number;
                                attempts: {
                                    amountFen: number;
                                    attempt: number;
                                    bankReason: string | null;
                                    endToEndId: string;
                                    state: string;
                                }[];
                                bankReason: string | null;
                                batchMessageId: string | null;
                                batchWorkflowId: string | null;
                                bookedAt: string | null;
                                bookedFen: number | null;
                                employeeNo: string;
                                endToEndId: string;
                                itemState: string;
                                list: {
                                    digest: string;
                                    preparedAt: string;
                                    preparedBy: string;
                                    round: number;
                                } | null;
                                notices: {
                                    at: string;
                                    attempt: number;
                                    en: string;
                                    kind: string;
                                    smsState: string;
                                    zh: string;
                                }[];
                                owedFor: string;
                                period: string;
                                programme: string;
                                programmeEn: string;
                                programmeZh: string;
                                reason: string | null;
                                runWorkflowId: string;
                                state: string;
                                statements: {
                                    amountFen: number;
                                    bookedAt: string;
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
                                        confirmedAt: string | null;
                                        confirmedBy: string | null;
                                        indicators: {
                                            code: string;
                                            nameEn: string;
                                            nameZh: string;
                                            weight: string;
                                        }[];
                                        setAt: string;
                                        setBy: string;
                                        templateCode: string | null;
                                        templateVersion: number | null;
                                        version: number;
                                    } | null;
                                    score: {
                                        appeal: {
                                            decidedAt: string | null;
                                            decidedBy: string | null;
                                            decision: string | null;
                                            decisionReason: string | null;
                                            filedAt: string;
                                            filedBy: string;
                                            hasDecisionReason: boolean;
                                            reason: string | null;
                                        } | null;
                                        appraisalId: number;
                                        cycle: {
                                            code: string;
                                            evaluatedFrom: string;
                                            evaluatedTo: string;
                                            finalAt: string | null;
                                            nameEn: string;
                                            nameZh: string;
                                            releasedAt: string | null;
                                            releasedBy: string | null;
                                            workflowId: string;
                                        };
                                        evaluations: {
                                            at: string;
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
                                    enteredAt: string;
                                    enteredBy: string;
                                    kind: string;
                                    state: string;
                                    workflowId: string;
                                } | null;
                                effectiveOn: string;
                                policy: {
                                    createdAt: string;
                                    createdBy: string;
                                    effectiveFrom: string;
                                    version: number;
                                } | null;
                                recordedAt: string | null;
                                salaryAfterFen: number | null;
                                salaryBeforeFen: number | null;
                                /** @enum {string} */
                                source: "appraisal" | "change";
                            } | null;
                            score: {
                                appeal: {
                                    decidedAt: string | null;
                                    decidedBy: string | null;
                                    decision: string | null;
                                    decisionReason: string | null;
                                    filedAt: string;
                                    filedBy: string;
                                    hasDecisionReason: boolean;
                                    reason: string | null;
                                } | null;
                                appraisalId: number;
                                cycle: {
                                    code: string;
                                    evaluatedFrom: string;
                                    evaluatedTo: string;
                                    finalAt: string | null;
                                    nameEn: string;
                                    nameZh: string;
                                    releasedAt: string | null;
                                    releasedBy: string | null;
                                    workflowId: string;
                                };
                                evaluations: {
                                    at: string;
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
                    };
                };
                /** @description Default Response */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
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
                            run?: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
            };
        };
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
        /** Programmes */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            programmes: {
                                code: string;
                                dueDay: number;
                                nameEn: string;
                                nameZh: string;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        /** Add a programme */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        code: string;
                        dueDay: number;
                        nameEn: string;
                        nameZh: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                        };
                    };
                };
                /** @description Default Response */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
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
                            run?: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
            };
        };
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
        /** Versions of the policy */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    code: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            policies: {
                                baseCapFen: number;
                                baseFloorFen: number;
                                createdBy: string;
                                effectiveFrom: string;
                                id: number;
                                ratePpm: number;
                                roundingFen: number;
                                tiers: {
                                    factorTenThousandths: number;
                                    fromScore: string;
                                }[];
                                version: number;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        /**
         * A new version of the policy
         * @description Takes effect from a period on that has no run yet. Nothing is overwritten.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    code: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        baseCapFen: number;
                        baseFloorFen: number;
                        effectiveFrom: string;
                        ratePpm: number;
                        roundingFen: number;
                        tiers: {
                            factorTenThousandths: number;
                            fromScore: string;
                        }[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            version: number;
                        };
                    };
                };
                /** @description Default Response */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
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
                            run?: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
                /** @description Default Response */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
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
                            run?: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
            };
        };
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
        /** Versions of what a result does to the salary */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            policies: {
                                createdAt: string;
                                createdBy: string;
                                effectiveFrom: string;
                                id: number;
                                tiers: {
                                    fromScore: string;
                                    raiseTenThousandths: number;
                                }[];
                                version: number;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        /** A new version of what a result does to the salary; nothing is overwritten */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        effectiveFrom: string;
                        tiers: {
                            fromScore: string;
                            raiseTenThousandths: number;
                        }[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: number;
                            version: number;
                        };
                    };
                };
            };
        };
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
         */
        post: {
            parameters: {
                query?: {
                    cycle?: string;
                    fileName?: string;
                    dryRun?: string;
                };
                header?: never;
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            lines: number;
                            loaded: number;
                            withoutAppraisal: string[];
                        };
                    };
                };
                /** @description Default Response */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
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
                            run?: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
                /** @description Default Response */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
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
                            run?: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
                /** @description Default Response */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
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
                            run?: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
                /** @description Default Response */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
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
                            run?: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
                /** @description Default Response */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
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
                            run?: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
            };
        };
        delete?: never;
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
        /** Windows, limits and approvers */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            approvalReminderMs: number;
                            approverSteps: {
                                approvers: number;
                                fromFen: number;
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
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change settings; runs that are open keep theirs */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        approvalReminderMs?: number;
                        approverSteps?: {
                            approvers: number;
                            fromFen: number;
                        }[];
                        batchSize?: number;
                        batchesAtOnce?: number;
                        coolingOffDays?: number;
                        correctionWindowMs?: number;
                        fundsRecheckMs?: number;
                        retryPauseMaxMs?: number;
                        settlementWindowMs?: number;
                        statementPollMs?: number;
                        uploadReminderMs?: number;
                        varianceTenThousandths?: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            approvalReminderMs: number;
                            approverSteps: {
                                approvers: number;
                                fromFen: number;
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
                    };
                };
                /** @description Default Response */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
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
                            run?: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
            };
        };
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
         */
        get: {
            parameters: {
                query?: {
                    state?: "open" | "done";
                    after?: number;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            next: number | null;
                            tasks: {
                                details: {
                                    [key: string]: string | number | null;
                                };
                                dueAt: string;
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
                    };
                };
            };
        };
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
        /** Users by name and by pages */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            next: string | null;
                            users: {
                                active: boolean;
                                createdAt: string;
                                employeeNo: string | null;
                                /** @enum {string} */
                                role: "hr" | "finance" | "manager" | "employee" | "ops" | "auditor" | "admin";
                                username: string;
                            }[];
                        };
                    };
                };
            };
        };
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
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        employeeNos?: string[];
                        /** @default 1000 */
                        limit?: number;
                    } | null;
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
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
                    };
                };
            };
        };
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
        /** End a user and his sessions */
        post: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            active: false;
                            username: string;
                        };
                    };
                };
                /** @description Default Response */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
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
                            run?: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
                /** @description Default Response */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
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
                            run?: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
            };
        };
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
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    username: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        employeeNo: string | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            employeeNo: string | null;
                            /** @description the plain user that ended */
                            ended: string | null;
                            username: string;
                        };
                    };
                };
                /** @description Default Response */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
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
                            run?: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
                /** @description Default Response */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
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
                            run?: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
            };
        };
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
        /** A new password for a manager's or an employee's user, told once; ends his sessions */
        post: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            password: string;
                            username: string;
                        };
                    };
                };
                /** @description Default Response */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
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
                            run?: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
                /** @description Default Response */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
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
                            run?: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
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
export type webhooks = Record<string, never>;
export interface components {
    schemas: never;
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
