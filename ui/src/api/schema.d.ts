// Made by scripts/types.mjs from api.json; do not edit.
export interface paths {
    "/healthz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Says that the process is alive. */
        get: operations["get_healthz"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/readyz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Says whether database, ledger, stream and blobs can be used; 503 when one cannot. */
        get: operations["get_readyz"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Counters and gauges in the text format of Prometheus. */
        get: operations["get_metrics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/setup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The form that makes the first administrator; needs the token of the set-up link. */
        get: operations["get_setup"];
        put?: never;
        /** Makes the first administrator. */
        post: operations["post_setup"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/set-up": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The six cards of the first run: answers, and what has happened since. */
        get: operations["show_set_up"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/set-up/{card}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Answers one card; answering again replaces the answer. */
        put: operations["answer_set_up"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/log-in": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Exchanges login and password for a session of twelve hours, or tells what the second step wants. */
        post: operations["log_in"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/log-in/second": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ends a log-in with a code or a security key. */
        post: operations["end_log_in"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/log-in/key-challenge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What a security key has to sign for this log-in. */
        post: operations["challenge_key"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/log-out": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ends the session or token that is shown. */
        post: operations["log_out"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/log-out/everywhere": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ends every session of one's own account. */
        post: operations["log_out_everywhere"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tells whose session or token it is and what it reaches. */
        get: operations["show_me"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Changes one's own password; every session and token ends. */
        post: operations["change_password"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/plain/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Style sheet and scripts of the pages that work without the web client. */
        get: operations["get_plain_name"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/log-in": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The log-in page; works without scripts. */
        get: operations["get_log_in"];
        put?: never;
        /** Takes login and password from the page. */
        post: operations["post_log_in"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/log-in/second": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes the second factor from the page. */
        post: operations["post_log_in_second"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/log-out": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ends the browser's session. */
        post: operations["post_log_out"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/log-in/provider": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Sends the browser to the identity provider. */
        get: operations["get_log_in_provider"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/log-in/provider/return": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Takes the browser back from the identity provider. */
        get: operations["get_log_in_provider_return"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/second-factors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the second factors of one's own account. */
        get: operations["list_second_factors"];
        put?: never;
        /** Ends an enrolment; answers the recovery codes when they are the first. */
        post: operations["add_second_factor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/second-factors/app": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begins to enrol an authenticator app: key and QR code. */
        post: operations["begin_app"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/second-factors/key-challenge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begins to register a security key. */
        post: operations["begin_key"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/second-factors/recovery-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Makes new recovery codes; the old ones end. */
        post: operations["renew_recovery_codes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/second-factors/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Removes a second factor. */
        delete: operations["remove_second_factor"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/account/second-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The page that enrols a second factor; works without scripts. */
        get: operations["get_account_second_factor"];
        put?: never;
        /** Takes a code or a security key from the page. */
        post: operations["post_account_second_factor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/verify-bag": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The page that checks a bag of evidence; works without scripts. */
        get: operations["get_verify_bag"];
        put?: never;
        /** Checks the bag that was sent and keeps nothing of it. */
        post: operations["post_verify_bag"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/secrets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the registered secrets by number. */
        get: operations["list_secrets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/secrets/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows one registered secret; reading one of the top level is recorded. */
        get: operations["show_secret"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/secrets/{number}/proof": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Proves secrecy management as of a day: what was recorded by then, apart from what was entered afterwards. */
        get: operations["prove_secret"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists people by pseudonym; names only to personnel and where a reveal has been granted. */
        get: operations["list_people"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/{pseudonym}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows one person by pseudonym. */
        get: operations["show_person"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/agreements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists agreements on secrecy, of one person or of all. */
        get: operations["list_agreements"];
        put?: never;
        /** Asks somebody to sign a promise of secrecy. */
        post: operations["ask_agreement"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/agreement-texts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the kept texts of agreements, by version. */
        get: operations["list_agreement_texts"];
        put?: never;
        /** Keeps the text of an agreement as a version; what people signed never changes. */
        post: operations["add_agreement_text"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/agreement-signatures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Records a signed promise of secrecy. */
        post: operations["sign_agreement"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/agreement-refusals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Records a refused signature and begins the steps that follow. */
        post: operations["refuse_agreement"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sources/{id}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes a batch of events as NDJSON of at most 16 MiB; answers once it is durable. The header Idempotency-Key names the batch. */
        post: operations["take_events"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sources": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the sources of events with their health and monitoring basis. */
        get: operations["list_sources"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sources/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows one source of events, by id or name. */
        get: operations["show_source"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sources/{id}/days": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many events a source brought on each day, and the gaps that are longer than it may be silent. */
        get: operations["show_source_days"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/staff-notice": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The notice that tells staff which logs are kept and why, as a paper; what is not registered is a blank. */
        get: operations["print_staff_notice"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sources/{id}/files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes a whole file of events, kept byte for byte: EVTX, JSON lines, CSV by the source's mapping, or a .gz, .zst or .zip of them. The same file is taken once. Answers once it is durable; it is read soon after. */
        post: operations["take_event_file"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/mapping-proposals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Tells what the columns of a log are, by its first rows, and reads them so; keeps nothing. */
        post: operations["propose_mapping"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/mappings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the mappings of the firm's own and whether somebody has checked them. */
        get: operations["list_mappings"];
        put?: never;
        /** Keeps a mapping, or a new version of one, as unverified. */
        post: operations["save_mapping"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/mappings/{name}/verification": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Notes that somebody compared the rows as they are read with what they should say. */
        post: operations["verify_mapping"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alerts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists alerts, highest score first. */
        get: operations["list_alerts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alerts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows one alert with its factors, their events and the opposite readings. */
        get: operations["show_alert"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alerts/{id}/triage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Says that somebody has looked at the alert and goes on with it. */
        post: operations["triage_alert"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alerts/{id}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Closes the alert with a verdict and a reason. */
        post: operations["close_alert"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reveals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists requests to reveal the name behind a pseudonym. */
        get: operations["list_reveals"];
        put?: never;
        /** Asks for the name behind an alert or a pseudonym; two persons in two roles must agree. */
        post: operations["request_reveal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reveals/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows one request to reveal a name, with the decisions so far. */
        get: operations["show_reveal"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reveals/{id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Agrees to a reveal in one of one's roles. */
        post: operations["approve_reveal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reveals/{id}/refuse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Refuses a reveal, which ends the request. */
        post: operations["refuse_reveal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the cases that one may know of, by number. */
        get: operations["list_cases"];
        put?: never;
        /** Opens a case and puts what it concerns on hold at once. */
        post: operations["open_case"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows a case with exhibits, custody and holds. */
        get: operations["show_case"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Changes a case's state or what is written of it; lists are added to. */
        patch: operations["change_case"];
        trace?: never;
    };
    "/api/v1/cases/{number}/holds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Keeps more from being deleted for a case: sources ("all" for every one) within days, and secrets. */
        post: operations["hold_for_case"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{number}/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Releases the holds of a case. */
        post: operations["release_case"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{number}/papers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Writes a paper of the case (for the police, a court, the firm itself) as HTML or PDF; that it left the node is recorded. */
        post: operations["write_case_paper"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{number}/bags": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the sealed bags of a case that lie on the node. */
        get: operations["list_case_bags"];
        put?: never;
        /** Seals the exhibits of a case into a bag on the node; a job tells how far it is. */
        post: operations["seal_case_bag"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{number}/exhibits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the exhibits of a case by number. */
        get: operations["list_exhibits"];
        put?: never;
        /** Keeps a source of events whole as an exhibit. */
        post: operations["keep_source"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{number}/exhibits/{exhibit}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows one exhibit. */
        get: operations["show_exhibit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{number}/exhibits/{exhibit}/extracts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Makes an extract beside a whole exhibit, with the reason why it is narrowed. */
        post: operations["keep_extract"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{number}/exhibits/{exhibit}/description": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Says what a court's list of exhibits asks; what is absent stays. */
        post: operations["describe_exhibit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{number}/exhibits/{exhibit}/redactions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Makes a redacted version of an exhibit's text files beside it: the words are blacked out, the whole stays. */
        post: operations["redact_exhibit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{number}/custody": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists what was done with the exhibits of a case, in order. */
        get: operations["list_custody"];
        put?: never;
        /** Records what was done with an exhibit, and checks that its bytes are unchanged. */
        post: operations["note_custody"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{number}/exhibit-files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Keeps a file that is sent as an exhibit of a case, byte for byte. */
        post: operations["keep_file"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{number}/exhibits/{exhibit}/redacted-files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Keeps a redacted version that was made elsewhere beside the whole exhibit. */
        post: operations["keep_redacted_file"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{number}/bags/{name}/archive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A sealed bag as one zip, written as it is read; that it leaves the node is a step of custody. */
        get: operations["carry_case_bag"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ledger": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows the ledger's origin, key and size. */
        get: operations["show_ledger"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ledger/checkpoint": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The signed checkpoint of the present size, as verifiers read it (C2SP signed note). */
        get: operations["show_checkpoint"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ledger/proofs/{index}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The proof of one entry: the entry, its path and the checkpoint in one file (C2SP tlog-proof). */
        get: operations["prove_entry"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists changes, the newest first: who, what, when, why, and where in the ledger. */
        get: operations["list_changes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists accounts by log-in name; one's own only, unless one administers them. */
        get: operations["list_accounts"];
        put?: never;
        /** Makes an account with a first password. */
        post: operations["create_account"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists tokens without their text; one's own only, unless one administers them. */
        get: operations["list_tokens"];
        put?: never;
        /** Makes a token for a program, for oneself unless another account is named; its text is shown only now. */
        post: operations["create_token"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Disables, enables or unlocks an account, or changes its roles or holder; what is absent stays. */
        patch: operations["change_account"];
        trace?: never;
    };
    "/api/v1/accounts/{id}/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sets another password for an account; its sessions and tokens end. */
        post: operations["set_account_password"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{id}/second-factor-removal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes away every second factor of an account whose holder has lost them. */
        post: operations["remove_account_second_factors"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{id}/log-out": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ends every session of an account. */
        post: operations["end_account_sessions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tokens/{id}/revocation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Revokes a token; a second time changes nothing. */
        post: operations["revoke_token"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/levels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the levels of secrecy as this firm has laid them down. */
        get: operations["list_levels"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/level-proposals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists proposals of levels. */
        get: operations["list_level_proposals"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/secrets/{number}/level-proposals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Proposes a level for a secret. */
        post: operations["propose_level"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/secrets/{number}/level-decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Approves or refuses the level that was proposed. */
        post: operations["decide_level"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/due-reviews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists secrets whose review is due. */
        get: operations["list_due_reviews"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/levels/{level}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Changes what the firm has laid down for a level; what is not given stays as it was. */
        put: operations["change_level"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/secrets/{number}/reviews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Records that a secret was looked at again and left as it is; the next review follows from its level. */
        post: operations["review_secret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/stock-takes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists how far each department has come with taking stock of its secrets. */
        get: operations["list_stock_takes"];
        put?: never;
        /** Begins to take stock in a department, with the starter list for the nature of its work. */
        post: operations["start_stock_take"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/starter-lines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists what a department is asked for when it begins to take stock. */
        get: operations["list_starter_lines"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/stock-takes/{department}/lines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Adds a line of the firm's own to a stock-taking. */
        post: operations["add_stock_line"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/stock-takes/{department}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows the latest stock-taking of a department. */
        get: operations["show_stock_take"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/stock-takes/{department}/lines/{code}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Answers one line of a stock-taking. */
        post: operations["answer_stock_line"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/category-lists": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the editions of the category list, the one in effect last. */
        get: operations["list_category_lists"];
        put?: never;
        /** Publishes an edition of the category list. */
        post: operations["publish_category_list"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/category-lists/current": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows the edition of the category list in effect. */
        get: operations["show_category_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/receipts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists who was shown what: of a person, of a secret, or of the category list. */
        get: operations["list_receipts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/starter-categories": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the categories that a firm may begin with. */
        get: operations["list_starter_categories"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/category-lists/current/receipts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Records to whom the edition in effect was given: to people, to a department, or to everybody. */
        post: operations["give_category_list"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/category-lists/current/acknowledgements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Records that somebody read the edition in effect. */
        post: operations["acknowledge_category_list"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/missing-receipts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists who has not received the edition of the category list in effect. */
        get: operations["list_missing_receipts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/know-how-cards": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists know-how cards with what their words still lack. */
        get: operations["list_know_how_cards"];
        put?: never;
        /** Writes a know-how card, or a new version of the one with this number; warnings never refuse it. */
        post: operations["write_know_how_card"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/know-how-cards/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows a know-how card and checks its words. */
        get: operations["show_know_how_card"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cloud-places": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists where secrets lie on a cloud, with what a reader will ask and what is missing. */
        get: operations["list_cloud_places"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cloud-places/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Records a place on a cloud as it was found today; what is not given stays as it was. */
        put: operations["set_cloud_place"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/limited-data": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists data provided to limited recipients, held against both regimes of the law of a day. */
        get: operations["list_limited_data"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/limited-data/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Records data provided to limited recipients; what is not given stays as it was. */
        put: operations["set_limited_data"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ai-policies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists what of each level may be entered into generative AI: the edition in effect, nothing before the first. */
        get: operations["list_ai_policies"];
        put?: never;
        /** Publishes an edition of the policy on generative AI. */
        post: operations["publish_ai_policy"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ai-policies/starter": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows the policy on generative AI that a firm may begin with. */
        get: operations["show_starter_ai_policy"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/open-close-decisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists decisions to patent, keep secret or open a technology, with the way their answers point. */
        get: operations["list_open_close_decisions"];
        put?: never;
        /** Records the decision on a technology, or a new version of it. */
        post: operations["decide_open_close"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/open-close-criteria": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the questions of a decision and where each answer leans. */
        get: operations["list_open_close_criteria"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/prior-use-files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists files of prior use with the elements of the law that their documents show. */
        get: operations["list_prior_use_files"];
        put?: never;
        /** Begins the file of a technology that proves prior use. */
        post: operations["open_prior_use_file"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/prior-use-files/{number}/documents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Adds a document to a file of prior use; its bytes are kept as they are. */
        post: operations["add_prior_use_document"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/prior-use-files/{number}/bags": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the sealed bags of a file of prior use, oldest first. */
        get: operations["list_prior_use_bags"];
        put?: never;
        /** Seals a file of prior use into a bag that strangers can check; the ledger gives it its day. */
        post: operations["seal_prior_use_file"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/prior-use-files/{number}/bags/{name}/archive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A sealed bag of prior use as one zip, written as it is read; that it leaves the node is a change record. */
        get: operations["carry_prior_use_bag"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/keep-secret-files/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows decision, prior use and readiness of a technology together, and the steps that remain. */
        get: operations["show_keep_secret_file"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/prints/keep-secret-files/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The keep-secret file of a technology as a paper. */
        get: operations["print_keep_secret_file"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scheme": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The whole scheme - levels, categories, secrets, copies and objects, know-how - as one workbook, or one table as CSV. */
        get: operations["export_scheme"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/scheme": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Checks a scheme (.xlsx, or .csv named after its table) as a whole and takes in nothing, or exactly what was agreed to. */
        post: operations["import_scheme"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/medium-items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists copies, media and objects that bear secrets. */
        get: operations["list_medium_items"];
        put?: never;
        /** Lists a copy, a medium or an object of a secret, without its content. */
        post: operations["add_medium_item"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/due-medium-items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists what is missing, not back in time, or was not looked at for long. */
        get: operations["list_due_medium_items"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/medium-items/form": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The form of a stock-take as CSV: what is listed, with room for what was found. */
        get: operations["write_stock_form"];
        put?: never;
        /** Takes in a form that was filled in: all of its lines or none. */
        post: operations["read_stock_form"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/medium-items/{number}/checks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Records that somebody looked at a copy or an object. */
        post: operations["check_medium_item"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/secrets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes in a table of secrets (CSV); rows that are refused are named with line and column. */
        post: operations["import_secrets"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes in a table of people (CSV); rows that are refused are named with line and column. */
        post: operations["import_people"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/agreements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes in a table of agreements (CSV); rows that are refused are named with line and column. */
        post: operations["import_agreements"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/sources": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes in a table of sources (CSV); rows that are refused are named with line and column. */
        post: operations["import_sources"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/approvals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes in a table of approvals (CSV); rows that are refused are named with line and column. */
        post: operations["import_approvals"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/approvals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists work that was approved although it looks like a leak, by its first day. */
        get: operations["list_approvals"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/prints/register": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The register as a paper; titles of the top level stand in it only for whoever may read them. */
        get: operations["print_register"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/prints/objects": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The list of objects with place, entry rule, photo rule, and who was told, as a paper. */
        get: operations["print_objects"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/prints/check-form": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The form of a stock-take of copies and objects, with boxes to tick, as a paper. */
        get: operations["print_check_form"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/prints/categories": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The edition of the category list in effect, as a paper. */
        get: operations["print_categories"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/prints/covers/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The cover sheet of one secret: mark, number, who answers for it, how to handle it. */
        get: operations["print_cover"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/prints/labels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Labels with mark, number and code, for secrets and for copies and objects. */
        get: operations["print_labels"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/prints/shelves": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One label for each place where copies or objects stand. */
        get: operations["print_shelves"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/prints/cards/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A know-how card as a paper. */
        get: operations["print_card"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/readiness": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists how far each secret meets the three requirements of the law. */
        get: operations["list_readiness"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/readiness/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows the three requirements of one secret: evidence, and what is missing. */
        get: operations["show_readiness"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/over-marking": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists signs of over-marking by department and level. */
        get: operations["list_over_marking"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/posture": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows the state of protection in counts, by department. */
        get: operations["show_posture"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/blind-spots": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists ways of leaking with what would be seen of each, and what to switch on. */
        get: operations["list_blind_spots"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the long work that one has begun. */
        get: operations["list_jobs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tells how far a job is and what came of it. */
        get: operations["show_job"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/suppressions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists suppressions with how much each takes away now; ended ones too. */
        get: operations["list_suppressions"];
        put?: never;
        /** Takes the points of a known fact away until a day; its alerts stay listed. */
        post: operations["create_suppression"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/suppressions/{id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ends a suppression before its time. */
        post: operations["end_suppression"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alert-feedback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows what people's verdicts did to the points of each kind of fact. */
        get: operations["list_feedback"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/leavers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists who leaves when, with pledge and devices; no acts. */
        get: operations["list_leavers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/leaver-activity": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists what leavers touched in their watch window against the usual, under pseudonyms. */
        get: operations["list_leaver_activity"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{number}/tasks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the steps of a case by time due. */
        get: operations["list_case_tasks"];
        put?: never;
        /** Adds a step of the case's own beside those of its playbooks. */
        post: operations["add_case_task"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{number}/tasks/{step}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Marks a step as done, not needed or open. */
        post: operations["set_case_task"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{number}/log": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows decisions, devices on hold, referrals and damage of a case. */
        get: operations["show_case_log"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{number}/decisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Records a decision with its grounds and what it does to the evidence. */
        post: operations["decide_in_case"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{number}/devices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Holds a device: not started, wiped or handed out again; nobody is told of it. */
        post: operations["hold_device"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{number}/device-releases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Releases a device that was on hold. */
        post: operations["release_device"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{number}/referrals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Records where the case stands with police, desk, court or authority; a step back needs a note. */
        post: operations["refer_case"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{number}/damages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Adds an item of damage with the way its amount was found. */
        post: operations["add_damage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{number}/personal-data": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows what was answered about personal data in a case, and the clocks of the duty to report. */
        get: operations["show_personal_data_duty"];
        put?: never;
        /** Answers about personal data in a case; what is absent stays, null takes a day or a number back. */
        post: operations["answer_personal_data_duty"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/contacts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whom one may ask in what, and what to bring. */
        get: operations["list_contacts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/intakes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists notices, complaints and reports that were taken in. */
        get: operations["list_intakes"];
        put?: never;
        /** Takes in what somebody told; an anonymous report gets a token and keeps nobody's name. */
        post: operations["receive_intake"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/intakes/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows what was taken in, with what was written to and fro. */
        get: operations["show_intake"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/intakes/{number}/answers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Writes an answer that the reporter reads by the token. */
        post: operations["answer_intake"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/intakes/{number}/closing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Closes what was taken in, with a reason. */
        post: operations["close_intake"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/intakes/{number}/case": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Opens a case from what was taken in; how and when it was noticed come from there. */
        post: operations["open_case_of_intake"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/report": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where somebody reports without a name, and comes back with the token. */
        get: operations["get_report"];
        put?: never;
        /** What the firm answered; adds what the reporter writes. */
        post: operations["post_report"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/report/new": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes in a report without a name and shows its token, once. */
        post: operations["post_report_new"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{id}/notices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Of what an account ("me": one's own) is told, and where. */
        get: operations["show_notices"];
        put?: never;
        /** Changes of what an account ("me": one's own) is told, and where; what is absent stays. */
        post: operations["change_notices"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists messages that wait to leave the node, could not, or did; without their texts and addresses. */
        get: operations["list_notices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notices/{id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Tries a message that was given up once more from the beginning. */
        post: operations["retry_notice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notice-channels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** By which mail server and webhook the node tells people. */
        get: operations["show_notice_channels"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notice-trials": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sends a trial by the webhook and to an address at once; what the other server says is the answer. */
        post: operations["try_notices"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/log-review": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a review of the logs would find now, from the day after the last signed one up to today. */
        get: operations["show_log_review"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/log-reviews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the signed reviews of the logs, oldest first. */
        get: operations["list_log_reviews"];
        put?: never;
        /** Signs the review of the logs; a statement is needed where something was found. */
        post: operations["sign_log_review"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/retention-runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Destroys events whose retention is over, unless a case holds them; the node does it by itself once a day. */
        post: operations["remove_expired"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tasks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists due tasks that one may see, by due day. */
        get: operations["list_tasks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tasks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows a task with its answered steps. */
        get: operations["show_task"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tasks/{id}/steps/{step}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Answers a step of a task. */
        post: operations["answer_task_step"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tasks/{id}/done": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Finishes a task. */
        post: operations["finish_task"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tasks/{id}/drop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Drops a task with a reason. */
        post: operations["drop_task"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/checklists/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows a checklist in both languages. */
        get: operations["show_checklist"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rights-imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the imports of access rights, each a dated version. */
        get: operations["list_rights_imports"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rights-imports/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Takes in an export of access rights as the next version of this name. */
        put: operations["import_rights"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rights-formats": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the formats of exports that can be taken in. */
        get: operations["list_rights_formats"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rights-findings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists who may open a secret without being permitted, and who is permitted and may not. */
        get: operations["list_rights_findings"];
        put?: never;
        /** Compares now and keeps the differences as findings. */
        post: operations["compare_rights"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/secrets/{number}/rights": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists who may open a secret, and through which groups. */
        get: operations["list_right_holders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reviews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists reviews of access rights, by due day. */
        get: operations["list_reviews"];
        put?: never;
        /** Opens a review of who may open a secret. */
        post: operations["open_review"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reviews/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows a review, by its id or the latest of a secret's number. */
        get: operations["show_review"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reviews/{id}/decisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Decides for one person of a review: keep or revoke. */
        post: operations["decide_review"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reviews/{id}/signature": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Signs a review; it becomes evidence and its list the secret's. */
        post: operations["sign_review"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/exits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists exit checks, by due day. */
        get: operations["list_exits"];
        put?: never;
        /** Begins an exit check; a dismissal holds the devices first. */
        post: operations["start_exit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/exits/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows an exit check with what register and logs know. */
        get: operations["show_exit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/exits/{id}/steps/{step}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Answers a step of an exit check. */
        post: operations["answer_exit_step"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/exits/{id}/clearing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ends an exit check: nothing unexplained. */
        post: operations["clear_exit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/exits/{id}/case": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Opens a case from an exit check. */
        post: operations["open_case_of_exit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/exits/{id}/stop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Stops an exit check that is not needed. */
        post: operations["stop_exit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/hirings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists hiring checks, by due day. */
        get: operations["list_hirings"];
        put?: never;
        /** Begins a hiring check. */
        post: operations["start_hiring"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/hirings/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows a hiring check. */
        get: operations["show_hiring"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/hirings/{id}/steps/{step}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Answers a step of a hiring check. */
        post: operations["answer_hiring_step"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/hirings/{id}/clearing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ends a hiring check. */
        post: operations["clear_hiring"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/missing-agreements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists who may know secrets without a promise in force. */
        get: operations["list_missing_agreements"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/partners": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists partners, by name. */
        get: operations["list_partners"];
        put?: never;
        /** Registers a partner. */
        post: operations["add_partner"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/partners/{id}/ndas": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Records an agreement on secrecy with a partner; one with the same title is replaced. */
        post: operations["add_partner_nda"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/partners/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows a partner with its contracts. */
        get: operations["show_partner"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/partners/{id}/audits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists questionnaires and audits of a partner, oldest first. */
        get: operations["list_partner_audits"];
        put?: never;
        /** Records a questionnaire or a visit with what was found; a finding with a day becomes a task. */
        post: operations["record_partner_audit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/partner-audits/{id}/findings/{finding}/closing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Closes a finding of an audit that was put right; findings are counted from 1. */
        post: operations["close_partner_finding"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/partners/{id}/stop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Stops a partner: nothing more is disclosed to it or taken from it. */
        post: operations["stop_partner"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/partners/{id}/stop-lifting": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Lifts the stop of a partner. */
        post: operations["lift_partner_stop"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/disclosures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists what was disclosed to partners, by number. */
        get: operations["list_disclosures"];
        put?: never;
        /** Proposes a disclosure to a partner. */
        post: operations["propose_disclosure"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/disclosures/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows a disclosure with the steps before it. */
        get: operations["show_disclosure"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/disclosures/{number}/steps/{step}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Answers a step before a disclosure. */
        post: operations["answer_disclosure_step"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/disclosures/{number}/sign-offs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Agrees to a disclosure for a department, or refuses it. */
        post: operations["sign_off_disclosure"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/disclosures/{number}/disclosed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Records that an approved disclosure has happened. */
        post: operations["make_disclosure"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/disclosures/{number}/returned": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Records return or destruction of what was disclosed. */
        post: operations["end_disclosure"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/partner-links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists links for partners, without their tokens. */
        get: operations["list_partner_links"];
        put?: never;
        /** Makes a link that works once and needs no account; its token is shown only now. */
        post: operations["make_partner_link"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/partner-links/{id}/revocation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Revokes a link for a partner. */
        post: operations["revoke_partner_link"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/received-secrets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists secrets received from partners, by number. */
        get: operations["list_received_secrets"];
        put?: never;
        /** Registers a secret that a partner entrusted to us, with its limits and what it conflicts with. */
        post: operations["add_received_secret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/contaminations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists who might mix a partner's secret into our work. */
        get: operations["list_contaminations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/received-secrets/{number}/exposures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Records that somebody sees a partner's secret. */
        post: operations["expose_received_secret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/received-secrets/{number}/exposures/{staff_number}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Records that somebody sees a partner's secret no more. */
        post: operations["end_exposure"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/received-secrets/{number}/returned": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Records that a partner's secret was given back. */
        post: operations["return_received_secret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/partner/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a partner is asked to read or answer; the address is the key. */
        get: operations["get_partner_token"];
        put?: never;
        /** Records what the partner acknowledged or answered. */
        post: operations["post_partner_token"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Looks through all events, newest first; people by pseudonym. */
        get: operations["list_events"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/events/summary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Counts events by time, activity, source, level, person, computer, department, hour and weekday. */
        get: operations["summarise_events"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/events/histogram": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Counts events over time. */
        get: operations["show_event_histogram"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/events/facets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Counts events by activity, source, level, person, computer and department. */
        get: operations["show_event_facets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/events/density": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Counts events by weekday, Sunday first, and hour of the node's zone. */
        get: operations["show_event_density"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/events/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows one event; the raw record only where its person has been revealed. */
        get: operations["show_event"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tells what changes as it changes (server-sent events): kind, id and action of each object that one may list. Last-Event-ID goes on where a client stopped; "reset" means that it should read anew. */
        get: operations["listen"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/collections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists collections of shared objects with who may read and write them. */
        get: operations["list_collections"];
        put?: never;
        /** Makes a collection of shared objects. */
        post: operations["create_collection"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/collections/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows one collection, by id or alias. */
        get: operations["show_collection"];
        /** Changes a collection: its title, and who may read and write it. */
        put: operations["change_collection"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/collections/{id}/pull": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Fetches what is new in a collection of another TAXII server. */
        post: operations["pull_collection"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/collections/{id}/push": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sends what is new in a collection to another TAXII server, up to a mark. */
        post: operations["push_collection"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/hub-shares/{number}/sightings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many members met what a share tells of; nothing where too few are behind a number. */
        get: operations["show_sightings"];
        put?: never;
        /** Answers a share for one's member: seen here, or not. */
        post: operations["answer_share"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/hub-links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the hubs to which this firm belongs. */
        get: operations["list_hub_links"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/hub-links/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Says how a hub is reached: address, our number there, the token it gave. */
        put: operations["put_hub_link"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/hub-links/{name}/fetch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Fetches new warnings from a hub and looks back through our own events. */
        post: operations["fetch_warnings"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sent-reports/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What would be sent to the hub, before anything is. */
        post: operations["preview_sent_report"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sent-reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists what was reported to hubs, newest first. */
        get: operations["list_sent_reports"];
        put?: never;
        /** Reports a case, an alert or a file to a hub. */
        post: operations["send_report"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sent-reports/{number}/follow": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Asks the hub how far a report is. */
        post: operations["follow_sent_report"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sent-reports/{number}/draft": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The very bytes that others would see, as the hub gives them; checked against the hash it named. */
        get: operations["show_sent_draft"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sent-reports/{number}/consent": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Agrees that these very bytes are shared. */
        post: operations["consent_to_sent_report"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sent-reports/{number}/withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes the consent back; the hub recalls what it released. */
        post: operations["withdraw_sent_report"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/hub-warnings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists warnings that came from hubs, newest first. */
        get: operations["list_hub_warnings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/hub-warnings/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A warning with its words, what to look for, and what of it was met here. */
        get: operations["show_hub_warning"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/hub-warnings/{number}/look-back": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Looks for what a warning tells of in our own events. */
        post: operations["look_back"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/hub-warnings/{number}/watch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Looks for it in what comes in, too, until a day; without a day no longer. */
        post: operations["watch_hub_warning"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/hub-warnings/{number}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Tells the hub whether it was seen here. */
        post: operations["answer_hub_warning"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sigs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the groups of the hub that one may know of. */
        get: operations["list_sigs"];
        put?: never;
        /** Makes a group of the hub. */
        post: operations["add_sig"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/hub-members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists members of the hub that one may know of, with what each gave and got. */
        get: operations["list_hub_members"];
        put?: never;
        /** Invites an organisation to the hub. */
        post: operations["invite_hub_member"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/hub-members/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows a member of the hub. */
        get: operations["show_hub_member"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Changes a member's contacts, or what it is known by; what is not given stays. */
        patch: operations["change_hub_member"];
        trace?: never;
    };
    "/api/v1/hub-members/{number}/sigs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Lets a member join a group. */
        post: operations["join_hub_sig"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/hub-members/{number}/sigs-left": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes a member out of a group. */
        post: operations["leave_hub_sig"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/hub-members/{number}/state": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Makes a member active, suspends it, or lets it leave the hub. */
        post: operations["set_hub_member_state"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/hub-members/{number}/agreement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Records how the agreement with a member stands; without one, who joined by agreement is suspended. */
        post: operations["set_hub_member_agreement"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/hub-members/{number}/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Lets an account speak for a member. */
        post: operations["give_hub_member_account"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/hub-member-imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes in members from a roster: everything or nothing. */
        post: operations["import_hub_members"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/hub-roster": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Writes the roster that masking works against. It names every member. */
        get: operations["show_hub_roster"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/hub-reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists reports to the hub that one may know of, newest first. */
        get: operations["list_hub_reports"];
        put?: never;
        /** Sends a report of one file or several to the hub; each is sealed under a key of its own. Without a kind: what the files tell. */
        post: operations["send_hub_report"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/hub-funnel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many reports got how far, and the median hours it took. */
        get: operations["show_hub_funnel"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/hub-reports/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows a report to the hub with its steps. */
        get: operations["show_hub_report"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/hub-reports/{number}/triage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Says what a report is; mass mail and plain phishing are answered and counted apart. */
        post: operations["triage_hub_report"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/hub-reports/{number}/review": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Says as the second person that these very bytes may leave. */
        post: operations["review_hub_report"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/hub-reports/{number}/consent": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Agrees for the member that these very bytes are shared. */
        post: operations["consent_to_hub_report"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/hub-reports/{number}/withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes a consent back; what was released is recalled. */
        post: operations["withdraw_hub_consent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/hub-reports/{number}/merge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Merges a report into another that tells of the same mails. */
        post: operations["merge_hub_report"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/hub-reports/{number}/closing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Closes a report with the answer that was given. */
        post: operations["close_hub_report"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/hub-reports/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What others would see of a file before it is sent; nothing is kept. */
        post: operations["preview_hub_report"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/hub-reports/{number}/audiences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Masks a report for every audience there is and tells what each would do; nothing is kept but that one has looked. */
        post: operations["weigh_hub_audiences"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/hub-reports/{number}/mask": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Makes the masked draft of a report for an audience. */
        post: operations["mask_hub_report"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/hub-reports/{number}/comparison": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Shows the draft beside the original, with every change; that one has looked is recorded with the reason. */
        post: operations["compare_hub_report"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/hub-reports/{number}/draft": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The very bytes that others would see. */
        get: operations["show_hub_draft"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/hub-reports/{number}/original": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** An original of a report, the first file or another by its place; that one has looked is recorded with the reason. */
        post: operations["fetch_hub_original"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/hub-reports/{number}/analysis": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What reading the files of a report found: signs with their reasons, route, links, attachments, what the sender knew. */
        get: operations["show_hub_analysis"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/hub-reports/{number}/knew": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Says whether what a sender knew can only be known from inside; by the hub's people or the member's. */
        post: operations["judge_hub_knew"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/hub-reports/{number}/reading": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Reads the files of a report anew, with passwords that came later; that one has looked is recorded. */
        post: operations["reread_hub_report"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rescues": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists calls for help that one may know of, newest first. */
        get: operations["list_rescues"];
        put?: never;
        /** Asks the hub for help: what happened, how urgent, what was kept. */
        post: operations["ask_rescue"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rescues/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows a call for help with its steps. */
        get: operations["show_rescue"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rescues/{number}/steps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes the next step: accepted or declined, help by remote or on the spot, closed with a report. */
        post: operations["step_rescue"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/hub-referrals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists reports handed on, or to be handed on, that one may know of, newest first. */
        get: operations["list_hub_referrals"];
        put?: never;
        /** Proposes to hand a report on: to whom, how much of it, why. */
        post: operations["propose_hub_referral"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/hub-referrals/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows what is handed on of a report, to whom, and whether the member agreed. */
        get: operations["show_hub_referral"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/hub-referrals/{number}/consent": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Agrees for the member that this much goes to this body. */
        post: operations["consent_to_hub_referral"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/hub-referrals/{number}/withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes the consent back; what was sent cannot be called back. */
        post: operations["withdraw_hub_referral"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/hub-referrals/{number}/sending": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Hands the report on, once: the files within the scope, recorded by hash. */
        post: operations["send_hub_referral"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/hub-shares": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists what the hub released and one may read, newest first. */
        get: operations["list_hub_shares"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/hub-shares/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows what was said about a share: label, audience, kind. */
        get: operations["show_hub_share"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/hub-shares/{number}/bytes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was shared, byte for byte; refused once it was recalled. */
        get: operations["show_hub_share_bytes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/hub-shares/{number}/recall": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Recalls a share: nobody reads it any more. */
        post: operations["recall_hub_share"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/hub-reports/{number}/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Releases the bytes that were reviewed and consented to, under a label of TLP 2.0. */
        post: operations["release_hub_report"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/forum-items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists what the hub's forum published to groups of the caller: trends, measures, problems. */
        get: operations["list_forum_items"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/forum-items/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows one item with how many members answered what, as far as nobody is told apart, and the caller's own answer. */
        get: operations["show_forum_item"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/forum-items/{number}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Says for the caller's member whether it takes a measure over and whether the item helped. */
        put: operations["answer_forum_item"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/forum-items/{number}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes an item back: readers see that and why, no longer what it said. */
        post: operations["withdraw_forum_item"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/forum-proposals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists proposals for the forum: all for the hub, one's own for others. */
        get: operations["list_forum_proposals"];
        put?: never;
        /** Proposes a trend, a measure or a problem, with how far it may go at most. */
        post: operations["propose_forum_item"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/forum-proposals/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows one proposal. */
        get: operations["show_forum_proposal"];
        /** Changes the words of a proposal that is open. */
        put: operations["amend_forum_proposal"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/forum-proposals/{number}/publish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Publishes a proposal after the gate has searched its words: 403 with the sorts of what names somebody. */
        post: operations["publish_forum_proposal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/forum-proposals/{number}/decline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Declines a proposal, with the reason that whoever proposed reads. */
        post: operations["decline_forum_proposal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/forum-proposals/{number}/take-back": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes one's own proposal back. */
        post: operations["take_back_forum_proposal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/forum-proposals/{number}/naming": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Consents to being named as the author of the very words whose hash is given. */
        post: operations["name_forum_author"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/threads/{subject}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists what was said under a share or a forum item, by its number; members appear under a name of this thread alone. */
        get: operations["list_thread_notes"];
        put?: never;
        /** Writes under a share or a forum item: 403 with the sorts of what names the writer. */
        post: operations["write_thread_note"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/thread-notes/{number}/take-back": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes a note back; what it said is destroyed. */
        post: operations["take_back_thread_note"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/polls": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the polls of the caller's groups; results stand in them after the end, if enough voted. */
        get: operations["list_polls"];
        put?: never;
        /** Asks the members of an audience. */
        post: operations["ask_poll"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/polls/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows one poll. */
        get: operations["show_poll"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/polls/{number}/ballot": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Votes for the caller's member, once and for good; nothing ties the member to the option. */
        post: operations["vote_in_poll"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/polls/{number}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ends a poll without counting; its ballots are destroyed. */
        post: operations["withdraw_poll"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/hand-overs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists what associations handed on to their members: all for the hub, its own for an association. */
        get: operations["list_hand_overs"];
        put?: never;
        /** Hands a share on to members of the caller's association, as far as label and policy allow. */
        post: operations["hand_share_over"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/member-invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists invitations of contacts, without their links. */
        get: operations["list_member_invitations"];
        put?: never;
        /** Makes a link by which a contact sets up the account that speaks for the member; it is shown this once. */
        post: operations["invite_member_contact"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/member-invitations/{id}/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ends an invitation that is open. */
        post: operations["revoke_member_invitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/outreach-visits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists visits by which methods and measures were told to firms and universities. */
        get: operations["list_outreach_visits"];
        put?: never;
        /** Logs a visit with the material that was given: shares and forum items up to GREEN. */
        post: operations["log_outreach_visit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/invitation/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where a member's contact sets up its account; the address is the key. */
        get: operations["get_invitation_token"];
        put?: never;
        /** Sets up the account of a member's contact. */
        post: operations["post_invitation_token"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/feeds/clear.xml": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** RSS 2.0 of warnings and forum items that are CLEAR. */
        get: operations["get_feeds_clear_xml"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/feeds/{audience}/indicators.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** CSV of the indicators of an audience's shares, as far as their labels allow. */
        get: operations["get_feeds_audience_indicators_csv"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/feeds/{audience}/misp/{file}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A MISP feed of an audience's shares: manifest.json, hashes.csv and one file an event. */
        get: operations["get_feeds_audience_misp_file"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/hub-digests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Puts a mail with what is new into the outbox for every contact of every member, or says what would be sent. */
        post: operations["send_hub_digest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/taxii2/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** TAXII 2.1: server discovery. */
        get: operations["get_taxii2_"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/taxii2/{root}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** TAXII 2.1: one API root. */
        get: operations["get_taxii2_root_"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/taxii2/{root}/status/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** TAXII 2.1: what became of a bundle. */
        get: operations["get_taxii2_root_status_id_"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/taxii2/{root}/collections/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** TAXII 2.1: the collections that the caller reads or writes. */
        get: operations["get_taxii2_root_collections_"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/taxii2/{root}/collections/{collection}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** TAXII 2.1: one collection, by id or alias. */
        get: operations["get_taxii2_root_collections_collection_"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/taxii2/{root}/collections/{collection}/manifest/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** TAXII 2.1: what is in a collection, without the objects. */
        get: operations["get_taxii2_root_collections_collection_manifest_"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/taxii2/{root}/collections/{collection}/objects/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** TAXII 2.1: objects, page by page. */
        get: operations["get_taxii2_root_collections_collection_objects_"];
        put?: never;
        /** TAXII 2.1: takes objects. */
        post: operations["post_taxii2_root_collections_collection_objects_"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/taxii2/{root}/collections/{collection}/objects/{object}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** TAXII 2.1: one object. */
        get: operations["get_taxii2_root_collections_collection_objects_object_"];
        put?: never;
        post?: never;
        /** TAXII 2.1: removes an object or versions of it. */
        delete: operations["delete_taxii2_root_collections_collection_objects_object_"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/taxii2/{root}/collections/{collection}/objects/{object}/versions/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** TAXII 2.1: the versions of an object. */
        get: operations["get_taxii2_root_collections_collection_objects_object_versions_"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/hub-campaigns": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists campaigns: reports that are one attacker's, in counts, oldest first. */
        get: operations["list_hub_campaigns"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/hub-campaigns/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows a campaign: counts, infrastructure with places to draw it, timeline, and for the hub's people every link with its evidence. */
        get: operations["show_hub_campaign"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/hub-campaigns/{id}/merge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Makes this campaign and others one, from now on and for good. */
        post: operations["merge_hub_campaigns"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/hub-campaigns/{id}/split": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Parts reports from a campaign; they are another one, and never join those that stayed. */
        post: operations["split_hub_campaign"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/hub-campaigns/{id}/stix": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A campaign as a bundle of STIX 2.1: counts only, nobody's name. */
        get: operations["export_hub_campaign"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/hub-statistics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the hub counted in a quarter or a fiscal year; numbers that would point at somebody are null. */
        get: operations["show_hub_statistics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/hub-statistics/paper": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The quarterly paper, drafted from the numbers, with a chart and its table for each. */
        get: operations["print_hub_statistics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/hub-reports/{number}/traits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What statistics know of a report beyond its kind. */
        get: operations["show_report_traits"];
        /** Tells what was attached to a report, whence it was sent and where it calls home, as somebody found out. */
        put: operations["tell_report_traits"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/openapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Describes these routes as OpenAPI 3.1. */
        get: operations["get_api_openapi_json"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/openapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Describes these routes as OpenAPI 3.1. */
        get: operations["get_openapi_json"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/thread-notes/{number}/let-out": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Lets the readers of the thread see a note that was held. */
        post: operations["let_out_thread_note"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/polls/{number}/let-out": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Lets the audience see a poll that was held because it names a member. */
        post: operations["let_out_poll"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/thread-notes/held": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists, for the hub's people, notes that name a member and that nobody but their writer sees. */
        get: operations["list_held_thread_notes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sigs/{sig}/change": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Changes a group's name, its k, or the groups it goes across. */
        post: operations["change_sig"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Account: {
            id: string;
            login: string;
            person: string | null;
            roles: ("secret_manager" | "it_admin" | "case_lead" | "legal" | "hr" | "executive" | "employee" | "auditor" | "system_admin" | "outside_counsel" | "hub_operator" | "hub_reviewer" | "sig_chair" | "member_contact" | "contributor")[];
            groups: string[];
            /** @enum {string} */
            state: "active" | "disabled";
            /** Format: date-time */
            locked_until: string | null;
            /** Format: date-time */
            created_at: string;
        };
        Token: {
            id: string;
            account: string;
            label: string;
            scopes: string[];
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            expires_at: string;
            /** Format: date-time */
            last_used_at: string | null;
            /** Format: date-time */
            revoked_at: string | null;
        };
        AccountEntry: {
            login: string;
            /** Format: password */
            password: string;
            roles: ("secret_manager" | "it_admin" | "case_lead" | "legal" | "hr" | "executive" | "employee" | "auditor" | "system_admin" | "outside_counsel" | "hub_operator" | "hub_reviewer" | "sig_chair" | "member_contact" | "contributor")[];
            /** @description Staff number of the holder; empty: nobody in the register. */
            person?: string;
            groups?: string[];
            reason?: string;
        };
        AccountChange: {
            /** @enum {string} */
            state?: "active" | "disabled";
            roles?: ("secret_manager" | "it_admin" | "case_lead" | "legal" | "hr" | "executive" | "employee" | "auditor" | "system_admin" | "outside_counsel" | "hub_operator" | "hub_reviewer" | "sig_chair" | "member_contact" | "contributor")[];
            person?: string;
            reason?: string;
        };
        AccountPassword: {
            /** Format: password */
            password: string;
            reason?: string;
        };
        AccountAct: {
            reason?: string;
        };
        TokenWish: {
            /** @description Id of the account; one's own unless given. */
            account?: string;
            label: string;
            /** @description api, ingest, share, or ingest:SOURCE by name or id. */
            scopes: string[];
            days: number;
            reason?: string;
        };
        NewToken: {
            id: string;
            /** @description Shown only now. */
            token: string;
            /** Format: date-time */
            expires_at: string;
        };
        TokenRevocation: {
            reason?: string;
        };
        Agreement: {
            staff_number: string;
            /** @enum {string} */
            occasion: "joining" | "project" | "transfer" | "leaving";
            /** @enum {string} */
            kind: "nda" | "pledge" | "non_compete";
            /** @enum {string} */
            state: "asked" | "signed" | "refused" | "expired" | "missing";
            text_version: string;
            secrets: string[];
            /** Format: date */
            asked_on: string | null;
            /** Format: date */
            signed_on: string | null;
            /** Format: date */
            term_ends: string | null;
            text_sha256?: string;
            /** Format: date */
            refused_on?: string | null;
            refused_because?: string;
        };
        AgreementText: {
            version: string;
            title: string;
            text: string;
            sha256: string;
        };
        AgreementTextEntry: {
            version: string;
            title?: string;
            text: string;
            reason?: string;
        };
        AgreementAsking: {
            staff_number: string;
            /** @enum {string} */
            occasion: "joining" | "project" | "transfer" | "leaving";
            /** @enum {string} */
            kind: "nda" | "pledge" | "non_compete";
            text_version?: string;
            /** Format: date */
            on?: string;
            reason?: string;
            secrets?: string[];
            /** Format: date */
            term_ends?: string;
        };
        AgreementSigning: {
            staff_number: string;
            /** @enum {string} */
            occasion: "joining" | "project" | "transfer" | "leaving";
            /** @enum {string} */
            kind: "nda" | "pledge" | "non_compete";
            text_version?: string;
            /** Format: date */
            on?: string;
            reason?: string;
        };
        AgreementRefusing: {
            staff_number: string;
            /** @enum {string} */
            occasion: "joining" | "project" | "transfer" | "leaving";
            /** @enum {string} */
            kind: "nda" | "pledge" | "non_compete";
            text_version?: string;
            /** Format: date */
            on?: string;
            reason?: string;
            because: string;
        };
        EventPointer: {
            event_id: string;
            block: string;
            offset: number;
            /** Format: date-time */
            time: string;
        };
        /** @description What would make it harmless, and how to find out. */
        OppositeReading: {
            ja: string;
            en: string;
            check_ja: string;
            check_en: string;
        };
        AlertFactor: {
            name: string;
            ja: string;
            en: string;
            points: number;
            /** @description Without what verdicts and suppressions took away. */
            full_points: number;
            /** @description Id of the suppression that took the points; empty: none did. */
            suppressed_by: string;
            opposite: components["schemas"]["OppositeReading"][];
            event_count: number;
            events: components["schemas"]["EventPointer"][];
        };
        Alert: {
            score: number;
            /** @description Without what verdicts and suppressions took away. */
            full_score: number;
            severity: number;
            person_id: string | null;
            pseudonym: string;
            device: string;
            peripherals?: string[];
            destinations?: string[];
            /** Format: date-time */
            first: string;
            /** Format: date-time */
            last: string;
            secrets: {
                secret_id: string;
                number: string;
                /** @enum {string} */
                level: "level_top" | "level_confidential" | "level_internal";
                events: number;
            }[];
            factors: components["schemas"]["AlertFactor"][];
            opposite_ja: string[];
            opposite_en: string[];
            sentence_ja: string;
            sentence_en: string;
            baseline: string;
            /** @enum {string} */
            state: "new" | "triaged" | "in_case" | "closed";
            /** @enum {string} */
            verdict: "none" | "right" | "wrong" | "known";
            id: string;
            version: number;
            person?: {
                staff_number: string;
                name: string;
                department: string;
            };
        };
        AlertTriage: {
            reason: string;
        };
        AlertClosing: {
            /** @enum {string} */
            verdict: "right" | "wrong" | "known";
            reason: string;
        };
        KnowHowCard: {
            number: string;
            secret: string;
            title: string;
            wording: string;
            differs: string;
            excluded: string;
            known_to: string[];
            documents: string[];
            /** @enum {string} */
            level: "level_top" | "level_confidential" | "level_internal";
            withheld: boolean;
            warnings: components["schemas"]["WordingWarning"][];
        };
        WordingWarning: {
            flaw: string;
            member: string;
            phrase: string;
            advice: components["schemas"]["Wording"];
        };
        KnowHowCardEntry: {
            number: string;
            secret: string;
            title: string;
            wording: string;
            differs?: string;
            excluded?: string;
            known_to?: string[];
            documents?: string[];
            reason?: string;
        };
        Case: {
            number: string;
            title: string;
            /** @enum {string} */
            trigger: "alert" | "exit_check" | "partner_notice" | "customer_complaint" | "anonymous_report" | "found_item" | "consultation" | "hub_warning";
            trigger_detail: string;
            /** Format: date-time */
            noticed_at: string;
            alerts: string[];
            secrets: string[];
            persons: string[];
            readers: string[];
            /** @enum {string} */
            state: "open" | "referred" | "closed";
            damage: string;
            wish: string;
            /** @description Id of the case that this one is a part of; empty: none. */
            part_of: string;
            purpose: string;
            id: string;
            version: number;
            /** Format: date-time */
            opened_at: string;
        };
        Hold: {
            id: string;
            reason: string;
            /** Format: date-time */
            placed_at: string;
            /** Format: date-time */
            released_at: string | null;
            items: string[];
        };
        WholeCase: {
            number: string;
            title: string;
            /** @enum {string} */
            trigger: "alert" | "exit_check" | "partner_notice" | "customer_complaint" | "anonymous_report" | "found_item" | "consultation" | "hub_warning";
            trigger_detail: string;
            /** Format: date-time */
            noticed_at: string;
            alerts: string[];
            secrets: string[];
            persons: string[];
            readers: string[];
            /** @enum {string} */
            state: "open" | "referred" | "closed";
            damage: string;
            wish: string;
            /** @description Id of the case that this one is a part of; empty: none. */
            part_of: string;
            purpose: string;
            id: string;
            version: number;
            /** Format: date-time */
            opened_at: string;
            exhibits: components["schemas"]["Exhibit"][];
            custody: components["schemas"]["CustodyStep"][];
            holds: components["schemas"]["Hold"][];
        };
        OpenedCase: {
            number: string;
            title: string;
            /** @enum {string} */
            trigger: "alert" | "exit_check" | "partner_notice" | "customer_complaint" | "anonymous_report" | "found_item" | "consultation" | "hub_warning";
            trigger_detail: string;
            /** Format: date-time */
            noticed_at: string;
            alerts: string[];
            secrets: string[];
            persons: string[];
            readers: string[];
            /** @enum {string} */
            state: "open" | "referred" | "closed";
            damage: string;
            wish: string;
            /** @description Id of the case that this one is a part of; empty: none. */
            part_of: string;
            purpose: string;
            id: string;
            version: number;
            /** Format: date-time */
            opened_at: string;
            hold: string;
            held: string[];
            exhibits: components["schemas"]["Exhibit"][];
        };
        /** @description Secrets by register number, persons by staff number, readers as account:ID, person:ID, group:NAME or role:NAME. */
        CaseOpening: {
            /** @enum {string} */
            trigger: "alert" | "exit_check" | "partner_notice" | "customer_complaint" | "anonymous_report" | "found_item" | "consultation" | "hub_warning";
            title: string;
            trigger_detail?: string;
            /** Format: date-time */
            noticed_at?: string;
            alerts?: string[];
            secrets?: string[];
            persons?: string[];
            readers?: string[];
            damage?: string;
            wish?: string;
            /** @description Number of the case that this one is a part of, with readers of its own. */
            part_of?: string;
            purpose?: string;
            reason?: string;
        };
        /** @description What is absent stays as it is; lists are added to. */
        CaseChange: {
            /** @enum {string} */
            state?: "open" | "referred" | "closed";
            title?: string;
            trigger_detail?: string;
            alerts?: string[];
            secrets?: string[];
            persons?: string[];
            readers?: string[];
            damage?: string;
            wish?: string;
            reason: string;
        };
        CaseHold: {
            sources?: string[];
            secrets?: string[];
            /** Format: date */
            from?: string;
            /** Format: date */
            to?: string;
            reason: string;
        };
        CaseRelease: {
            reason: string;
        };
        ReleasedHolds: {
            released: number;
        };
        PaperWish: {
            /** @enum {string} */
            form: "html" | "pdf";
            /** @enum {string} */
            kind?: "consultation" | "secret_annex" | "complaint" | "exhibit_list" | "hash_list" | "verification" | "damage" | "tasks" | "personal_data_preliminary" | "personal_data_final" | "confidentiality_order" | "viewing_restriction" | "concealment";
            provisional?: boolean;
            company?: string;
            company_address?: string;
            contact?: string;
            knows?: string;
        };
        BagWish: {
            reason: string;
            second_person?: string;
            redacted?: boolean;
            company?: string;
            company_address?: string;
            contact?: string;
            knows?: string;
        };
        SealedBag: {
            name: string;
            bag_id: string;
            made_at: string;
            made_by: string;
            second_person: string;
            reason: string;
            files: number;
            bytes: number;
            left_out: number;
            digest: string;
            exhibits: {
                id: string;
                label: string;
                files: number;
                bytes: number;
            }[];
        };
        CaseDecision: {
            what: string;
            grounds: string;
            scope: string;
            effect_on_evidence: string;
            decided_by: string;
            /** Format: date-time */
            decided_at: string;
            id: string;
        };
        DeviceHold: {
            device: string;
            place: string;
            seal: string;
            /** Format: date */
            until: string | null;
            silent: boolean;
            released: boolean;
            placed_by: string;
            /** Format: date-time */
            placed_at: string;
            id: string;
        };
        Referral: {
            /** @enum {string} */
            to: "desk" | "lawyer" | "police_station" | "prefectural_police" | "court_injunction" | "court_damages" | "customs" | "pipc";
            /** @enum {string} */
            state: "preparing" | "consulted" | "handed_over" | "accepted" | "declined" | "charged" | "outcome";
            office: string;
            reference: string;
            note: string;
            /** Format: date */
            on: string | null;
            version: number;
        };
        DamageItem: {
            /** @enum {string} */
            category: "lost_profit" | "infringer_profit" | "licence_fee" | "investigation" | "lawyer" | "customers" | "recovery" | "other";
            yen: number;
            basis: string;
            exhibit: string;
            /** Format: date */
            day: string | null;
            id: string;
        };
        CaseLog: {
            decisions: components["schemas"]["CaseDecision"][];
            devices: components["schemas"]["DeviceHold"][];
            referrals: components["schemas"]["Referral"][];
            damages: components["schemas"]["DamageItem"][];
            damage_yen: number;
        };
        CaseDecisionEntry: {
            what: string;
            grounds: string;
            scope?: string;
            effect_on_evidence?: string;
            decided_by?: string;
        };
        DeviceHoldWish: {
            device: string;
            place?: string;
            seal?: string;
            /** Format: date */
            until?: string;
            /** @description False: the person concerned was told. True unless given. */
            silent?: boolean;
            reason?: string;
        };
        DeviceRelease: {
            device: string;
            reason: string;
        };
        ReferralEntry: {
            /** @enum {string} */
            to: "desk" | "lawyer" | "police_station" | "prefectural_police" | "court_injunction" | "court_damages" | "customs" | "pipc";
            /** @enum {string} */
            state: "preparing" | "consulted" | "handed_over" | "accepted" | "declined" | "charged" | "outcome";
            office?: string;
            reference?: string;
            note?: string;
            /** Format: date */
            on?: string;
        };
        DamageEntry: {
            /** @enum {string} */
            category: "lost_profit" | "infringer_profit" | "licence_fee" | "investigation" | "lawyer" | "customers" | "recovery" | "other";
            yen: number;
            basis: string;
            exhibit?: string;
            /** Format: date */
            day?: string;
            reason?: string;
        };
        PersonalDataDuty: {
            holds_personal_data: boolean;
            sensitive: boolean;
            financial_harm: boolean;
            wrongful_purpose: boolean;
            persons: number;
            persons_known: boolean;
            protected_data: boolean;
            entrusted: boolean;
            items: string;
            cause: string;
            secondary_harm: string;
            to_persons: string;
            publication: string;
            prevention: string;
            /** Format: date */
            preliminary_sent: string | null;
            /** Format: date */
            final_sent: string | null;
            /** Format: date */
            persons_told: string | null;
            /** Format: date */
            principal_told: string | null;
            /** @description Whether anybody has answered yet. */
            answered: boolean;
            reportable: boolean;
            /** Format: date */
            preliminary_from: string;
            /** Format: date */
            preliminary_by: string;
            /** Format: date */
            final_by: string;
            final_days: number;
        };
        PersonalDataChange: {
            holds_personal_data?: boolean;
            sensitive?: boolean;
            financial_harm?: boolean;
            wrongful_purpose?: boolean;
            persons?: number | null;
            protected_data?: boolean;
            entrusted?: boolean;
            items?: string;
            cause?: string;
            secondary_harm?: string;
            to_persons?: string;
            publication?: string;
            prevention?: string;
            /** Format: date */
            preliminary_sent?: string | null;
            /** Format: date */
            final_sent?: string | null;
            /** Format: date */
            persons_told?: string | null;
            /** Format: date */
            principal_told?: string | null;
            reason?: string;
        };
        Contact: {
            id: string;
            name_ja: string;
            name_en: string;
            ask_ja: string[];
            ask_en: string[];
            bring_ja: string[];
            bring_en: string[];
            note_ja: string;
        };
        CaseTask: {
            id: string;
            playbook: string;
            title_ja: string;
            title_en: string;
            why_ja: string;
            why_en: string;
            role: string;
            law_ja: string;
            law_en: string;
            law_checked: boolean;
            /** Format: date-time */
            due: string;
            overdue: boolean;
            /** @enum {string} */
            state: "open" | "done" | "not_needed";
            owner: string;
            note: string;
            /** Format: date-time */
            settled_at: string | null;
            settled_by: string;
        };
        CaseTaskState: {
            /** @enum {string} */
            state: "open" | "done" | "not_needed";
            note?: string;
            owner?: string;
        };
        CaseTaskEntry: {
            title: string;
            /** @enum {string} */
            role?: "secret_manager" | "it_admin" | "case_lead" | "legal" | "hr" | "executive" | "employee" | "auditor" | "system_admin" | "outside_counsel";
            /** Format: date-time */
            due: string;
            reason?: string;
        };
        CategoryPublishing: {
            categories: {
                code: string;
                name: {
                    ja: string;
                    en: string;
                };
                text: {
                    ja: string;
                    en: string;
                };
                /** @enum {string} */
                level: "level_top" | "level_confidential" | "level_internal";
                departments?: string[];
            }[];
            note?: string;
            /** Format: date */
            on?: string;
            reason: string;
        };
        CategoryGiving: {
            staff_numbers?: string[];
            department?: string;
            everybody?: boolean;
            /** @enum {string} */
            way?: "mark" | "screen" | "paper" | "mail" | "briefing" | "notice";
            /** Format: date */
            on?: string;
        };
        ReceiptsGiven: {
            given: number;
            known: number;
        };
        CategoryAcknowledging: {
            staff_number: string;
            /** Format: date */
            on?: string;
        };
        CategoryAcknowledged: {
            staff_number: string;
            /** Format: date */
            acknowledged_on: string;
        };
        MissingReceipt: {
            staff_number: string;
        };
        Collection: {
            id: string;
            title: string;
            description: string;
            alias: string;
            root: string;
            readers: components["schemas"]["CollectionReader"][];
            writers: string[];
            intake?: boolean;
        };
        CollectionReader: {
            who: string;
            /** @enum {string} */
            most?: "clear" | "green" | "amber" | "amber_strict" | "red";
        };
        CollectionTransfer: {
            address: string;
            user?: string;
            password?: string;
            token?: string;
            /** @enum {string} */
            most?: "clear" | "green" | "amber" | "amber_strict" | "red";
        };
        CollectionWish: {
            id?: string;
            title: string;
            description?: string;
            alias?: string;
            root?: string;
            readers?: components["schemas"]["CollectionReader"][];
            writers?: string[];
            reason: string;
        };
        /** @description A problem document (RFC 9457). */
        Problem: {
            type: string;
            title: string;
            status: number;
            detail: string;
            instance?: string;
            request_id?: string;
            errors?: {
                pointer?: string;
                parameter?: string;
                detail: string;
            }[];
        };
        Job: {
            id: string;
            kind: string;
            /** @enum {string} */
            state: "waiting" | "running" | "done" | "failed";
            done: number;
            total: number;
            result: Record<string, never> | null;
            problem: Record<string, never> | null;
            /** Format: date-time */
            begun_at: string;
            /** Format: date-time */
            ended_at: string | null;
        };
        /** @description One event; who by pseudonym, the account only where revealed. */
        Event: {
            id: string;
            /** Format: date-time */
            time: string;
            event_class: string;
            activity: string;
            /** @description empty: no account in the event */
            pseudonym: string;
            revealed: boolean;
            user: string | null;
            device: string;
            object: string;
            target: string;
            address: string;
            process: string;
            peripheral: string;
            bytes: number;
            count: number;
            source_id: string;
            source: string;
            secrets: {
                number: string;
                /** @enum {string|null} */
                level: "level_top" | "level_confidential" | "level_internal" | null;
            }[];
            block: string;
            block_offset: number;
        };
        WholeEvent: {
            id: string;
            /** Format: date-time */
            time: string;
            event_class: string;
            activity: string;
            /** @description empty: no account in the event */
            pseudonym: string;
            revealed: boolean;
            user: string | null;
            device: string;
            object: string;
            target: string;
            address: string;
            process: string;
            peripheral: string;
            bytes: number;
            count: number;
            source_id: string;
            source: string;
            secrets: {
                number: string;
                /** @enum {string|null} */
                level: "level_top" | "level_confidential" | "level_internal" | null;
            }[];
            block: string;
            block_offset: number;
            raw: string | null;
        };
        FacetCount: {
            value: string;
            label?: string;
            count: number;
        };
        EventHistogram: {
            /** Format: date-time */
            from: string;
            /** Format: date-time */
            to: string;
            step_seconds: number;
            bins: {
                /** Format: date-time */
                time: string;
                count: number;
            }[];
        };
        EventFacets: {
            facets: {
                activity: components["schemas"]["FacetCount"][];
                source: components["schemas"]["FacetCount"][];
                level: components["schemas"]["FacetCount"][];
                person: components["schemas"]["FacetCount"][];
                device: components["schemas"]["FacetCount"][];
                department: components["schemas"]["FacetCount"][];
            };
        };
        EventDensity: {
            counts: number[][];
        };
        EventSummary: {
            events: number;
            /** @description how many; 0 when fewer than five */
            people: number;
            histogram: components["schemas"]["EventHistogram"];
            facets: {
                activity: components["schemas"]["FacetCount"][];
                source: components["schemas"]["FacetCount"][];
                level: components["schemas"]["FacetCount"][];
                person: components["schemas"]["FacetCount"][];
                device: components["schemas"]["FacetCount"][];
                department: components["schemas"]["FacetCount"][];
            };
            density: number[][];
        };
        Exhibit: {
            case_id: string;
            number: string;
            title: string;
            /** @enum {string} */
            scope: "whole_file" | "whole_source" | "extract" | "redacted";
            origin: string;
            of_exhibit: string;
            reason: string;
            sha256: string;
            bytes: number;
            blobs: string[];
            /** Format: date-time */
            acquired_at: string;
            files: number;
            inventory: string;
            left_out: string[];
            made_by: string;
            /** Format: date */
            made_on: string | null;
            proves: string;
            original: string;
            id: string;
            digest: string;
        };
        SourceExhibitWish: {
            source: string;
            /** Format: date */
            from?: string;
            /** Format: date */
            to?: string;
            title?: string;
            reason?: string;
            second_person?: string;
            place?: string;
        };
        ExtractWish: {
            pseudonym?: string;
            accounts?: string[];
            /** Format: date */
            from?: string;
            /** Format: date */
            to?: string;
            title?: string;
            reason: string;
            second_person?: string;
            place?: string;
        };
        CustodyStep: {
            case_id: string;
            sequence: number;
            exhibit: string;
            /** @enum {string} */
            verb: "identify" | "receive" | "seize" | "seal" | "acquire" | "verify" | "store" | "view" | "copy" | "analyse" | "redact" | "transfer" | "return" | "hold" | "release_hold" | "dispose";
            actor: string;
            second_person: string;
            /** Format: date-time */
            at: string;
            place: string;
            reason: string;
            tool: string;
            hash_before: string;
            hash_after: string;
            id?: string;
        };
        CustodyNote: {
            exhibit?: string;
            /** @enum {string} */
            verb: "identify" | "receive" | "seize" | "seal" | "acquire" | "verify" | "store" | "view" | "copy" | "analyse" | "redact" | "transfer" | "return" | "hold" | "release_hold" | "dispose";
            second_person?: string;
            place?: string;
            reason: string;
            tool?: string;
        };
        ExhibitDescription: {
            title?: string;
            made_by?: string;
            /** Format: date */
            made_on?: string;
            proves?: string;
            /** @enum {string} */
            original?: "原本" | "写し";
            reason?: string;
        };
        RedactionWish: {
            words: string[];
            title?: string;
            reason: string;
            second_person?: string;
            place?: string;
        };
        PersonCheck: {
            id: string;
            /** @enum {string} */
            kind: "exit" | "hiring";
            staff_number: string;
            name: string;
            former_employer: string;
            /** @enum {string} */
            exit_kind: "leaving" | "dismissal" | "contract_end" | "retirement" | "transfer";
            /** Format: date */
            opened: string;
            /** Format: date */
            due: string;
            /** @enum {string} */
            state: "open" | "cleared" | "case_opened" | "stopped";
            checklist: string;
            checklist_version: number;
            answers: components["schemas"]["StepAnswer"][];
            facts: Record<string, never> | null;
            hold: string;
            /** Format: date */
            devices_held_until: string | null;
            case_number: string;
            conclusion: string;
            concluded_by: string;
            /** Format: date */
            concluded_on: string | null;
        };
        ExitStart: {
            staff_number: string;
            /** @enum {string} */
            exit_kind?: "leaving" | "dismissal" | "contract_end" | "retirement" | "transfer";
            /** Format: date */
            due?: string;
            reason?: string;
        };
        HiringStart: {
            name: string;
            staff_number?: string;
            former_employer?: string;
            /** Format: date */
            due?: string;
            reason?: string;
        };
        CheckConclusion: {
            conclusion?: string;
        };
        CheckSuspicion: {
            suspicion: string;
        };
        MissingAgreement: {
            staff_number: string;
            /** @enum {string} */
            state: "asked" | "signed" | "refused" | "expired" | "missing";
            text_version: string;
            secrets: string[];
        };
        ForumAmendment: {
            content: components["schemas"]["ForumContent"];
            reason: string;
        };
        ForumAnswer: {
            /** @enum {string} */
            stance: "none" | "considering" | "adopted" | "not_applicable";
            helpful: boolean;
        };
        ForumContent: {
            /** @enum {string} */
            kind: "trend" | "measure" | "problem";
            title: components["schemas"]["ForumWording"];
            body: components["schemas"]["ForumWording"];
            /** @enum {string} */
            source?: "government" | "police" | "response_team" | "association" | "member" | "hub" | "desk";
            /** @enum {string} */
            direction?: "to_industry" | "to_government" | "within_industry";
            meeting?: components["schemas"]["ForumMeeting"] | null;
        };
        ForumCounted: {
            total: number | null;
            parts: {
                [key: string]: number | null;
            };
            floor: number;
        };
        ForumCounts: {
            stances: components["schemas"]["ForumCounted"];
            helpful: number | null;
        };
        ForumItem: {
            number: string;
            content: components["schemas"]["ForumContent"] | null;
            audience: string;
            /** @enum {string} */
            tlp: "CLEAR" | "GREEN" | "AMBER" | "AMBER+STRICT" | "RED";
            author: string;
            sha256: string;
            /** Format: date-time */
            published_at: string;
            /** Format: date-time */
            withdrawn_at: string | null;
            withdraw_reason: string;
        };
        ForumItemView: {
            number: string;
            content: components["schemas"]["ForumContent"] | null;
            audience: string;
            /** @enum {string} */
            tlp: "CLEAR" | "GREEN" | "AMBER" | "AMBER+STRICT" | "RED";
            author: string;
            sha256: string;
            /** Format: date-time */
            published_at: string;
            /** Format: date-time */
            withdrawn_at: string | null;
            withdraw_reason: string;
            counts: components["schemas"]["ForumCounts"];
            own_answer: components["schemas"]["ForumAnswer"] | null;
        };
        ForumMeeting: {
            title: string;
            /** Format: date */
            day?: string | null;
            address?: string;
        };
        ForumNaming: {
            sha256: string;
            name: string;
        };
        ForumProposal: {
            number: string;
            content: components["schemas"]["ForumContent"];
            content_sha256: string;
            audience: string;
            /** @enum {string} */
            tlp: "CLEAR" | "GREEN" | "AMBER" | "AMBER+STRICT" | "RED";
            member: string;
            by: string;
            /** Format: date-time */
            at: string;
            /** @enum {string} */
            state: "open" | "published" | "declined" | "withdrawn";
            note: string;
            item: string;
            naming: components["schemas"]["ForumNaming"] | null;
        };
        ForumProposalWish: {
            content: components["schemas"]["ForumContent"];
            audience: string;
            /** @enum {string} */
            tlp: "CLEAR" | "GREEN" | "AMBER" | "AMBER+STRICT" | "RED";
        };
        ForumReach: {
            audience: string;
            /** @enum {string} */
            tlp: "CLEAR" | "GREEN" | "AMBER" | "AMBER+STRICT" | "RED";
        };
        ForumReason: {
            reason: string;
        };
        ForumWording: {
            ja: string;
            en: string;
        };
        HandOver: {
            number: string;
            share: string;
            association: string;
            members: string[];
            note: string;
            by: string;
            /** Format: date-time */
            at: string;
        };
        HandOverWish: {
            share: string;
            members: string[];
            note?: string;
        };
        HubDigestSent: {
            member: string;
            mail: string;
            encrypted: boolean;
            told: number;
            waiting: number;
            problem: string;
        };
        HubDigestWish: {
            /** Format: date */
            since?: string | null;
            dry_run?: boolean;
        };
        HubDigests: {
            items: components["schemas"]["HubDigestSent"][];
        };
        MemberInvitation: {
            id: string;
            member: string;
            mail: string;
            created_by: string;
            /** Format: date-time */
            expires_at: string;
            /** @enum {string} */
            state: "open" | "used" | "revoked";
            login: string;
            /** Format: date-time */
            used_at: string | null;
            path?: string;
        };
        MemberInvitationWish: {
            member: string;
            mail?: string;
            days?: number;
            reason: string;
        };
        OutreachVisit: {
            number: string;
            /** Format: date */
            day: string;
            place: string;
            /** @enum {string} */
            to: "firms" | "small_firms" | "universities" | "associations";
            reached: number;
            topic: components["schemas"]["ForumWording"];
            /** @enum {string} */
            by: "government" | "police" | "response_team" | "association" | "member" | "hub" | "desk";
            material: string[];
            member: string;
        };
        OutreachVisitWish: {
            /** Format: date */
            day: string;
            place?: string;
            /** @enum {string} */
            to: "firms" | "small_firms" | "universities" | "associations";
            reached: number;
            topic: components["schemas"]["ForumWording"];
            /** @enum {string} */
            by?: "government" | "police" | "response_team" | "association" | "hub" | "desk";
            material?: string[];
        };
        Poll: {
            number: string;
            question: components["schemas"]["ForumWording"];
            options: components["schemas"]["ForumWording"][];
            audience: string;
            /** @enum {string} */
            tlp: "CLEAR" | "GREEN" | "AMBER" | "AMBER+STRICT" | "RED";
            /** @enum {string} */
            asked_by: "hub" | "chair" | "association";
            /** Format: date-time */
            opened_at: string;
            /** Format: date */
            ends: string;
            /** @enum {string} */
            state: "open" | "counted" | "withdrawn";
            note: string;
            result: components["schemas"]["PollResult"] | null;
            /** @description it names a member and waits for the hub; null for whoever is not of the hub */
            held: boolean | null;
            voted: boolean;
            may_vote: boolean;
        };
        PollBallot: {
            option: number;
        };
        PollResult: {
            ballots: number | null;
            votes: (number | null)[];
            floor: number;
        };
        PollWish: {
            question: components["schemas"]["ForumWording"];
            options: components["schemas"]["ForumWording"][];
            audience: string;
            /** @enum {string} */
            tlp: "CLEAR" | "GREEN" | "AMBER" | "AMBER+STRICT" | "RED";
            /** Format: date */
            ends: string;
        };
        ThreadNote: {
            number: string;
            subject: string;
            audience: string;
            /** @enum {string} */
            tlp: "CLEAR" | "GREEN" | "AMBER" | "AMBER+STRICT" | "RED";
            author: string;
            /** Format: date-time */
            written_at: string;
            /** Format: date-time */
            withdrawn_at: string | null;
            /** @description it names a member and waits for the hub; null for whoever is not of the hub */
            held: boolean | null;
            text: string;
            own: boolean;
        };
        ThreadNoteWish: {
            text: string;
        };
        /** @description docs/format/mail-analysis.md */
        HubAnalysis: {
            version: number;
            /** @enum {string} */
            format: "mail" | "stix" | "misp" | "csv" | "text";
            proposal: {
                kind: string;
                kind_reason?: components["schemas"]["HubWhy"];
                triage: string;
                reasons: components["schemas"]["HubWhy"][];
                /** @description Number of an earlier report, triaged as targeted, with nearly the same text; empty: none. */
                merge_into?: string;
            };
            signs: components["schemas"]["HubSign"][];
            signs_left_out: number;
            knew: components["schemas"]["HubKnew"][];
            passwords: {
                value: string;
                opened: boolean;
            }[];
            /** @description Earlier reports that are like it, 0 to 1. */
            alike: {
                report: string;
                likeness: number;
            }[];
            mails: components["schemas"]["HubMailFound"][];
            files: components["schemas"]["HubAttachmentFound"][];
            indicators: {
                list?: {
                    type?: string;
                    value?: string;
                    place?: string;
                }[];
                left_out?: number;
            };
        };
        HubWhy: {
            ja?: string;
            en?: string;
            /** @enum {string} */
            sight?: "reporter" | "hub";
        };
        HubSign: {
            id: string;
            /** @enum {string} */
            weight: "note" | "hint" | "strong";
            mail: string;
            place: string;
            value: string;
            reason: components["schemas"]["HubWhy"];
            /** @enum {string} */
            sight?: "reporter" | "hub";
        };
        HubKnew: {
            /** @enum {string} */
            kind: "person" | "post" | "meeting" | "time" | "place" | "rule" | "project" | "earlier_mail";
            text: string;
            place: string;
            mail: string;
            reason: components["schemas"]["HubWhy"];
            /** @enum {string} */
            state: "proposed" | "confirmed" | "rejected";
            by?: string;
            at?: string;
        };
        HubMailFound: {
            path: string;
            carrier: boolean;
            subject: string;
            from: string;
            to: string;
            message_id: string;
            sent: string | null;
            phase: string | null;
            route: {
                hops: components["schemas"]["HubHop"][];
                border: number | null;
            };
            authentication: {
                method: string;
                result: string;
                domain?: string;
                header?: string;
                by?: string;
            }[];
            links: {
                url: string;
                shows: string;
                host: string;
                leads: string[];
            }[];
            attachments: components["schemas"]["HubAttachmentFound"][];
            pretexts: {
                id?: string;
                ja?: string;
                en?: string;
                words?: string[];
            }[];
        };
        HubHop: {
            says: string;
            name: string;
            address: string;
            by: string;
            with: string;
            at?: string | null;
            delay_seconds?: number | null;
            outside: boolean;
        };
        HubAttachmentFound: {
            name: string;
            path: string;
            media_type: string;
            declared: string;
            extension: string;
            bytes: number;
            sha256: string;
            status: string;
            reason: string;
            depth: number;
        };
        HubCampaign: {
            campaign: string;
            version: number;
            reports: number;
            members: number | null;
            members_floor: number;
            /** Format: date-time */
            first_seen: string | null;
            /** Format: date-time */
            last_seen: string | null;
            /** @enum {string} */
            sight: "whole" | "shared";
            infrastructure: {
                nodes: components["schemas"]["HubCampaignNode"][];
                edges: {
                    a: number;
                    b: number;
                    reports: number | null;
                }[];
                left_out: number;
            };
            timeline: {
                month: string | null;
                industry: string | null;
                reports: number | null;
            }[];
            related: {
                campaign: string;
                score: number;
                from: string;
                to: string;
            }[];
            changes: {
                version: number;
                /** @enum {string} */
                kind: "merged" | "parted" | "regrouped" | "removed" | "merged_by_analyst" | "split_by_analyst";
                what: string;
            }[];
            exposures: components["schemas"]["HubExposure"][];
            reported: {
                number: string;
                /** Format: date-time */
                time: string | null;
                member: string;
                sig: string;
            }[];
            links: components["schemas"]["CampaignLink"][];
        };
        HubCampaignMerge: {
            campaigns: string[];
            reason: string;
        };
        HubCampaignNode: {
            type: string;
            value: string;
            /** @description null for whoever is not of the hub */
            reports: number | null;
            x: number;
            y: number;
        };
        HubCampaignRow: {
            campaign: string;
            version: number;
            reports: number;
            members: number | null;
            members_floor: number;
            /** Format: date-time */
            first_seen: string | null;
            /** Format: date-time */
            last_seen: string | null;
            heaviest: {
                type: string;
                value: string;
                reports: number | null;
            }[];
            related: number;
        };
        HubCampaignSplit: {
            reports: string[];
            reason: string;
        };
        HubExposure: {
            vulnerability: string;
            known_exploited: boolean;
            vendor?: string;
            product?: string;
            name?: string;
            ransomware?: boolean;
            /** @enum {string} */
            compared?: "product" | "vendor";
            members_floor: number;
            classes: {
                industry: string | null;
                members: number | null;
            }[];
        };
        CampaignLink: {
            from: string;
            to: string;
            score: number;
            holds: boolean;
            same_campaign: boolean;
            text: string;
            evidence: {
                type: string;
                value?: string;
                weight: number;
                likeness?: number;
                reports: number;
                campaigns: number;
                text: string;
            }[];
        };
        StixBundle: {
            type: string;
            id: string;
            objects: Record<string, never>[];
        };
        HubMember: {
            id: string;
            number: string;
            name: string;
            /** @enum {string} */
            class: "firm" | "association" | "government" | "police" | "response_team" | "university";
            /** @enum {string} */
            joining: "agreement" | "rules";
            /** @enum {string} */
            state: "invited" | "active" | "suspended" | "left";
            /** @description Why it is in that state. */
            why: string;
            /** Format: date */
            since: string | null;
            contacts: components["schemas"]["HubContact"][];
            nda: components["schemas"]["HubAgreement"];
            /** @description Number of the association through which it takes part; empty: by itself. */
            association: string;
            sigs: string[];
            industry: string;
            prefecture: string;
            employees: number;
            /** @description Names, domains and more by which it can be recognised, as in a roster. */
            known_by: Record<string, never>;
            figures: components["schemas"]["HubMemberFigures"];
        };
        HubContact: {
            name: string;
            mail: string;
            phone?: string;
            /** @description Fingerprint of the OpenPGP key. */
            key?: string;
        };
        HubAgreement: {
            /** @enum {string} */
            state: "missing" | "sent" | "signed" | "ended";
            title: string;
            /** Format: date */
            signed_on: string | null;
            /** Format: date */
            ends: string | null;
        };
        /** @description What it gave and got. */
        HubMemberFigures: {
            reports: number;
            targeted: number;
            /** @description Of its reports: released. */
            shared: number;
            /** @description Shares for a group of its own. */
            received: number;
            /** Format: date-time */
            last_report: string | null;
        };
        HubMemberEntry: {
            names: string[];
            kana?: string[];
            english?: string[];
            domains?: string[];
            /** @enum {string} */
            class?: "firm" | "association" | "government" | "police" | "response_team" | "university";
            /** @enum {string} */
            joining?: "agreement" | "rules";
            contacts: components["schemas"]["HubContact"][];
            association?: string;
            industry?: string;
            prefecture?: string;
            employees?: number;
            reason: string;
        };
        HubMemberChange: {
            /** @description All of them from now on; a key stays with its address. */
            contacts?: components["schemas"]["HubContact"][];
            names?: string[];
            kana?: string[];
            english?: string[];
            domains?: string[];
            association?: string;
            industry?: string;
            prefecture?: string;
            employees?: number;
            reason: string;
        };
        HubSigStep: {
            sig: string;
            reason: string;
        };
        HubMemberStateStep: {
            /** @enum {string} */
            state: "active" | "suspended" | "left";
            reason: string;
        };
        HubAgreementStep: {
            /** @enum {string} */
            state: "missing" | "sent" | "signed" | "ended";
            title?: string;
            /** Format: date */
            signed_on?: string;
            /** Format: date */
            ends?: string;
            reason: string;
        };
        HubAccountStep: {
            login: string;
            reason: string;
        };
        HubMemberImport: {
            roster: components["schemas"]["HubRoster"];
            reason: string;
        };
        HubMemberImportResult: {
            added: number;
            changed: number;
            unchanged: number;
        };
        /** @description A roster: docs/format/roster.md. */
        HubRoster: {
            version: number;
            sigs?: Record<string, never>[];
            industries?: Record<string, never>[];
            organisations: Record<string, never>[];
        };
        HubLink: {
            name: string;
            address: string;
            member: string;
            /** Format: date */
            since: string;
        };
        HubLinkWish: {
            address: string;
            member: string;
            token: string;
            reason?: string;
        };
        SentReportWish: {
            hub?: string;
            case?: string;
            alert?: string;
            kind?: string;
            title?: string;
            file_name?: string;
            content?: string;
            note?: string;
        };
        ReportToSend: {
            kind: string;
            title: string;
            file_name: string;
            text: string;
        };
        SentReport: {
            number: string;
            hub: string;
            remote: string;
            about: string;
            kind: string;
            title: string;
            sha256: string;
            /** Format: date-time */
            sent_at: string;
            by: string;
            state: string;
            draft: string;
            k: number;
            consented: string;
            /** Format: date-time */
            consented_at: string | null;
            share: string;
        };
        SentConsent: {
            sha256: string;
            /** Format: date */
            until?: string;
            note?: string;
        };
        SentWithdrawal: {
            reason: string;
        };
        WarningIndicator: {
            kind: string;
            value: string;
        };
        WarningMet: {
            kind: string;
            value: string;
            events: number;
            /** Format: date-time */
            first: string | null;
            /** Format: date-time */
            last: string | null;
            sources: string[];
        };
        WarningLook: {
            /** Format: date-time */
            at?: string;
            events?: number;
            seen?: boolean;
            met?: components["schemas"]["WarningMet"][];
        } | null;
        WarningAnswer: {
            /** @enum {string} */
            outcome?: "seen" | "not_seen";
            /** Format: date-time */
            at?: string;
            by?: string;
        } | null;
        WarningAnswerWish: {
            /** @enum {string} */
            outcome?: "seen" | "not_seen";
        };
        WarningWatch: {
            /** Format: date */
            until?: string | null;
            reason: string;
        };
        HubWarning: {
            number: string;
            hub: string;
            collection: string;
            report: string;
            modified: string;
            share: string;
            tlp: string;
            kind: string;
            /** @description Number of this firm's own report of which it was made; empty: of somebody else's. */
            own_report: string;
            /** Format: date-time */
            arrived_at: string;
            /** @enum {string} */
            state: "arrived" | "looked" | "answered" | "recalled";
            looked: components["schemas"]["WarningLook"];
            answer: components["schemas"]["WarningAnswer"];
            /** Format: date */
            watched_until: string | null;
        };
        WarningText: {
            name_ja: string;
            name_en: string;
            description_ja: string;
            description_en: string;
            indicators: components["schemas"]["WarningIndicator"][];
            attributes?: Record<string, never> | null;
            policy?: Record<string, never> | null;
            recalled: boolean;
        };
        HubWarningWhole: {
            number: string;
            hub: string;
            collection: string;
            report: string;
            modified: string;
            share: string;
            tlp: string;
            kind: string;
            /** @description Number of this firm's own report of which it was made; empty: of somebody else's. */
            own_report: string;
            /** Format: date-time */
            arrived_at: string;
            /** @enum {string} */
            state: "arrived" | "looked" | "answered" | "recalled";
            looked: components["schemas"]["WarningLook"];
            answer: components["schemas"]["WarningAnswer"];
            /** Format: date */
            watched_until: string | null;
            text: components["schemas"]["WarningText"];
        };
        Sighting: {
            share: string;
            member: string;
            /** @enum {string} */
            outcome: "seen" | "not_seen";
            count: number;
            /** Format: date */
            first: string | null;
            /** Format: date */
            last: string | null;
            note: string;
            /** Format: date-time */
            at: string;
        };
        SightingWish: {
            /** @enum {string} */
            outcome: "seen" | "not_seen";
            member?: string;
            count?: number;
            /** Format: date */
            first?: string | null;
            /** Format: date */
            last?: string | null;
            note?: string;
        };
        SightingCounts: {
            floor: number;
            answered: number | null;
            seen: number | null;
            not_seen: number | null;
        };
        ShareSightings: {
            counts: components["schemas"]["SightingCounts"];
            answers: components["schemas"]["Sighting"][];
        };
        HubReport: {
            number: string;
            /** @description Number of who reports; empty: found by the hub itself. */
            member: string;
            kind: components["schemas"]["HubReportKind"];
            contributed?: boolean;
            through?: string;
            channel: string;
            title: string;
            /** Format: date-time */
            received_at: string;
            /** @enum {string} */
            state: "received" | "triaged" | "masked" | "reviewed" | "consented" | "released" | "recalled" | "merged" | "closed";
            /** @enum {string} */
            triage: "waiting" | "targeted" | "mass_mail" | "phishing" | "other";
            note: string;
            file_name: string;
            original: {
                sha256: string;
                bytes: number;
            };
            /** @description The other files of the report. */
            further?: {
                name: string;
                /** @enum {string} */
                role: "report" | "cover_note";
                original: {
                    sha256?: string;
                    bytes?: number;
                };
            }[];
            proposed?: {
                format: string;
                kind: string;
                triage: string;
                trouble: string;
            } | null;
            answer?: {
                ja: string;
                en: string;
            } | null;
            draft: components["schemas"]["HubDraft"] | null;
            review: components["schemas"]["HubApproved"] | null;
            consent: components["schemas"]["HubConsented"] | null;
            /** @description Number of what was released of it. */
            share: string;
            merged_into: string;
        };
        /** @enum {string} */
        HubReportKind: "mail_with_attachment" | "mail_with_url" | "mail_plain" | "exchange_thread" | "spoofed_staff" | "fake_site" | "mass_mail_in_our_name" | "form_flooding" | "insider_leak" | "supplier_incident" | "vulnerability" | "good_practice" | "problem";
        HubDraft: {
            sha256: string;
            audience: string;
            epoch: string;
            pseudonym: string;
            attributes: components["schemas"]["ShareAttributes"];
            k: number;
            /** @description null for whoever reported */
            candidates: number | null;
            terms: components["schemas"]["ShareTerms"] | null;
            playbook: Record<string, never> | null;
            indicators: components["schemas"]["HubIndicator"][];
            by: string;
            /** Format: date-time */
            at: string;
        };
        HubApproved: {
            sha256: string;
            by: string;
            person?: string;
            /** Format: date-time */
            at: string;
            note: string;
        };
        HubConsented: {
            sha256: string;
            by: string;
            person?: string;
            /** Format: date-time */
            at: string;
            note: string;
            /** Format: date */
            until: string | null;
            /** Format: date-time */
            withdrawn_at: string | null;
        };
        /** @description Files in files, or a single one in file_name and content. */
        HubReportEntry: {
            /** @description Absent: what the files tell; refused when they tell none. */
            kind?: components["schemas"]["HubReportKind"];
            title?: string;
            /** @description Of the hub's people: whose report it is. Else the one for whom the account speaks. */
            member?: string;
            file_name?: string;
            /** @description The file, in base64. */
            content?: string;
            files?: components["schemas"]["HubReportFile"][];
            /** @description Of archives among the files. */
            passwords?: string[];
        };
        HubReportFile: {
            name: string;
            /** @description In base64. */
            content: string;
        };
        HubOriginalWish: {
            reason: string;
            /** @description Place of the file in the report, the first one is 0. */
            file?: number;
        };
        HubReading: {
            passwords?: string[];
        };
        HubKnewVerdict: {
            /** @description Row of what the sender knew, from 1. */
            row: number;
            /** @enum {string} */
            verdict: "proposed" | "confirmed" | "rejected";
        };
        HubPreviewWish: {
            member?: string;
            /** @description A group, or across; absent: the member's first group. */
            audience?: string;
            file_name?: string;
            /** @description The file, in base64. */
            content?: string;
            files?: components["schemas"]["HubReportFile"][];
        };
        HubTriage: {
            /** @enum {string} */
            triage: "targeted" | "mass_mail" | "phishing" | "other";
            note?: string;
        };
        HubMaskWish: {
            /** @description A group, or across. */
            audience: string;
            /**
             * @description The widest label under which it may be released; AMBER when nothing is said. The member consents to it with the bytes.
             * @enum {string}
             */
            tlp?: "CLEAR" | "GREEN" | "AMBER" | "AMBER+STRICT" | "RED";
            policy?: components["schemas"]["ExchangePolicy"];
            playbook?: Record<string, never>;
            by_hand?: components["schemas"]["MaskedByHand"];
        };
        HubApproval: {
            sha256: string;
            note?: string;
        };
        HubConsent: {
            sha256: string;
            /** Format: date */
            until?: string;
            note?: string;
        };
        HubReason: {
            reason: string;
        };
        HubMerge: {
            into: string;
            reason?: string;
        };
        HubRelease: {
            /**
             * @description Not wider than the draft's; the draft's when nothing is said.
             * @enum {string}
             */
            tlp?: "CLEAR" | "GREEN" | "AMBER" | "AMBER+STRICT" | "RED";
        };
        ExchangePolicy: {
            /** @enum {string} */
            permitted_actions?: "none" | "contact_for_instruction" | "internally_visible" | "externally_invisible" | "externally_visible";
            notify_affected?: boolean;
            encrypt_in_transit?: boolean;
            resale_of_unmodified?: boolean;
            /** Format: date */
            until?: string | null;
        };
        HubIndicator: {
            kind: string;
            value: string;
        };
        HubFunnel: {
            steps: {
                /** @enum {string} */
                step: "received" | "masked" | "reviewed" | "consented" | "released";
                count: number;
                /** @description From the receipt to the step. */
                median_hours: number | null;
            }[];
        };
        MaskedHubReport: {
            report: components["schemas"]["HubReport"];
            masking: components["schemas"]["Masking"];
        };
        HubComparison: {
            /** @description Whether masking still makes the draft's very bytes. */
            same: boolean;
            by_hand?: components["schemas"]["MaskedByHand"];
            masking: components["schemas"]["Masking"];
        };
        HubAudienceEffects: {
            items: components["schemas"]["HubAudienceEffect"][];
        };
        HubAudienceEffect: {
            audience: string;
            name: components["schemas"]["SigName"] | null;
            k: number;
            floor: number;
            /** @description How many could be meant. */
            candidates: number;
            /** @description The same beside what was shared earlier. */
            candidates_beside_earlier: number;
            smallest_class: number;
            passed: boolean;
            /** @description Why it may not. */
            reason: components["schemas"]["SigName"] | null;
            attributes: components["schemas"]["ShareAttributes"];
        };
        /** @description docs/format/share.md. Of what stood there before only for who may look at the original. */
        Masking: {
            version: number;
            share: components["schemas"]["MaskedShare"] | null;
            sha256: string | null;
            gate: {
                passed: boolean;
                reason?: string;
                leaks: {
                    identifier: string;
                    decoded: string;
                    around?: string;
                }[];
            };
            changes: components["schemas"]["MaskChange"][];
            /** @description Changes by identifier. */
            counts: Record<string, never>;
            kept: components["schemas"]["MaskKept"][];
            unmaskable: {
                place: string;
                media_type: string;
                reason: string;
                detail: string;
            }[];
            residual: components["schemas"]["MaskResidual"];
            texts?: components["schemas"]["MaskText"][];
        };
        MaskChange: {
            place: string;
            range: number[];
            identifier: string;
            /** @enum {string} */
            side: "attacker" | "victim" | "third_party" | "public";
            reason: string;
            replacement: string;
            decoded?: string;
            before?: string;
        };
        MaskKept: {
            place: string;
            range: number[];
            indicator: string;
            /** @enum {string} */
            side: "attacker" | "victim" | "third_party" | "public";
            reason: string;
            value: string;
            in_part: boolean;
        };
        MaskResidual: {
            k: number;
            floor: number;
            candidates: number;
            candidates_beside_earlier: number;
            smallest_class?: number;
            proper_nouns: {
                text: string;
                count: number;
            }[];
            rare_phrases: string[] | null;
            candidate_members?: string[];
            member?: string;
            member_guessed?: boolean;
        };
        MaskText: {
            place: string;
            before: string;
            after: string;
            first_change: number;
            end_change: number;
        };
        /** @description docs/format/share.md */
        MaskedShare: {
            version: number;
            /** @enum {string} */
            format: "text" | "mail" | "stix" | "misp" | "csv";
            audience: string;
            epoch: string;
            victim?: string;
            attributes: components["schemas"]["ShareAttributes"];
            content: string | Record<string, never> | unknown[];
        };
        /** @description What is said of the member; * says nothing. */
        ShareAttributes: {
            industry: string;
            size: string;
            region: string;
            month: string;
            industry_ja?: string;
            industry_en?: string;
            suppressed?: boolean;
        };
        HubShare: {
            number: string;
            sha256: string;
            audience: string;
            /** @enum {string} */
            tlp: "CLEAR" | "GREEN" | "AMBER" | "AMBER+STRICT" | "RED";
            kind: components["schemas"]["HubReportKind"];
            epoch: string;
            pseudonym: string;
            attributes: components["schemas"]["ShareAttributes"];
            /** @enum {string} */
            provenance: "member" | "hub" | "contributor";
            policy: components["schemas"]["ExchangePolicy"];
            indicators: components["schemas"]["HubIndicator"][];
            playbook: Record<string, never> | null;
            /** Format: date-time */
            released_at: string;
            /** Format: date-time */
            recalled_at: string | null;
            recall_reason: string;
        };
        /** @description null: not to be published, it would point at somebody. */
        HubCount: {
            quarter?: string;
            sig?: string;
            reported: number | null;
            targeted: number | null;
            mass_mail: number | null;
            phishing: number | null;
            other: number | null;
            waiting: number | null;
            shared: number | null;
            own_finds?: number | null;
        };
        HubStatistics: {
            period: {
                /** @enum {string} */
                kind: "quarter" | "fiscal_year";
                name: string;
                /** Format: date */
                from: string;
                /** Format: date */
                until: string;
            };
            sig: string | null;
            exact: boolean;
            floor: number;
            organisations: number;
            sigs: number;
            quarters: components["schemas"]["HubCount"][];
            total: components["schemas"]["HubCount"];
            by_sig: components["schemas"]["HubCount"][];
            axes: {
                /** @enum {string} */
                axis: "kind" | "mail" | "attachment" | "sender_region" | "c2_region";
                /** @enum {string} */
                of: "reported" | "targeted";
                cells: {
                    /** @description empty: all values that are not told */
                    value: string;
                    count: number | null;
                    quarters: (number | null)[];
                }[];
            }[];
            hidden: number;
        };
        ReportTraits: {
            report: string;
            /** @enum {string} */
            attachment: "program" | "shortcut" | "script" | "office" | "pdf" | "archive" | "other" | "none" | "unknown";
            /** @description ISO 3166-1; empty: nobody has said */
            sender_region: string;
            c2_region: string;
        };
        ReportTraitsWish: {
            /** @enum {string} */
            attachment?: "program" | "shortcut" | "script" | "office" | "pdf" | "archive" | "other" | "none" | "unknown";
            sender_region?: string;
            c2_region?: string;
            reason: string;
        };
        Imported: {
            created: number;
            changed: number;
            unchanged: number;
            refused: {
                line: number;
                column: string;
                reason: components["schemas"]["Wording"];
            }[];
            notes: string[];
        };
        Intake: {
            number: string;
            trigger: string;
            text: string;
            from: string;
            channel: string;
            /** Format: date-time */
            received_at: string;
            /** @enum {string} */
            state: "received" | "in_case" | "closed";
            case_number: string;
            messages: {
                /** @enum {string} */
                from: "firm" | "reporter";
                /** Format: date-time */
                at: string;
                text: string;
            }[];
        };
        IntakeDraft: {
            /** @enum {string} */
            trigger: "partner_notice" | "customer_complaint" | "anonymous_report" | "found_item" | "consultation" | "hub_warning";
            text: string;
            from?: string;
            channel?: string;
            /** Format: date-time */
            received_at?: string;
        };
        IntakeReceipt: {
            number: string;
            token: string | null;
        };
        IntakeAnswer: {
            text: string;
        };
        IntakeClosing: {
            reason: string;
        };
        /** @description Secrets by register number, persons by staff number, readers as account:ID, person:ID, group:NAME or role:NAME. */
        IntakeCase: {
            title?: string;
            alerts?: string[];
            secrets?: string[];
            persons?: string[];
            readers?: string[];
            damage?: string;
            wish?: string;
            reason?: string;
        };
        Leaver: {
            pseudonym: string;
            /** Format: date */
            exit: string | null;
            band: string;
            /** Format: date */
            watch_from: string | null;
            /** Format: date */
            watch_to: string | null;
            pledge: string;
            /** Format: date */
            pledge_day: string | null;
            devices: string[];
            touched: {
                feature: string;
                amount: number;
                days_above: number;
                /** Format: date */
                strongest_day: string;
                strongest_amount: number;
                usual: number;
                first_time: boolean;
                basis: string;
            }[];
            secrets: {
                secret_id: string;
                number: string;
                level: string;
                events: number;
            }[];
            alerts: string[];
            score: number;
            person?: {
                staff_number: string;
                name: string;
                department: string;
                /** Format: date */
                notice_known: string | null;
                /** Format: date */
                last_day_at_work: string | null;
                /** Format: date */
                last_day_of_employment: string | null;
                /** Format: date */
                contract_end: string | null;
            };
        };
        LedgerState: {
            origin: string;
            vkey: string;
            size: number;
            read_only: boolean;
        };
        Change: {
            change_id: string;
            sequence: number;
            /** Format: date-time */
            time: string;
            record: Record<string, never> | null;
            salt: string | null;
            ledger_index: number | null;
        };
        Wording: {
            ja: string;
            en: string;
        };
        LevelDefinition: {
            /** @enum {string} */
            id: "level_top" | "level_confidential" | "level_internal";
            rank: number;
            name: components["schemas"]["Wording"];
            aliases: string[];
            criteria: components["schemas"]["Wording"];
            handling: components["schemas"]["Wording"][];
            proposers: string[];
            approvers: string[];
            review_months: number;
        };
        LevelProposal: {
            number: string;
            /** @enum {string} */
            from: "level_top" | "level_confidential" | "level_internal";
            /** @enum {string} */
            level: "level_top" | "level_confidential" | "level_internal";
            proposer: string;
            reason: string;
            /** Format: date */
            proposed_on: string;
            /** @enum {string} */
            state: "proposed" | "approved" | "refused";
            decided_by: string;
            decision_reason: string;
            /** Format: date */
            decided_on: string | null;
        };
        LevelProposing: {
            /** @enum {string} */
            level: "level_top" | "level_confidential" | "level_internal";
            proposer: string;
            reason?: string;
        };
        LevelDeciding: {
            approve: boolean;
            approver: string;
            reason: string;
        };
        DueReview: {
            number: string;
            department: string;
            owner: string;
            /** @enum {string} */
            level: "level_top" | "level_confidential" | "level_internal";
            /** Format: date */
            review_day: string | null;
        };
        LevelChange: {
            name?: {
                ja: string;
                en: string;
            };
            aliases?: string[];
            criteria?: {
                ja: string;
                en: string;
            };
            handling?: {
                ja: string;
                en: string;
            }[];
            proposers?: string[];
            approvers?: string[];
            review_months?: number;
            /** Format: date */
            valid_from?: string;
            reason: string;
        };
        SecretReviewing: {
            by: string;
            reason: string;
        };
        SecretReviewed: {
            number: string;
            reviewed_by: string;
            /** Format: date */
            review_day: string;
        };
        LogReview: {
            /** Format: date */
            from: string;
            /** Format: date */
            to: string;
            events: number;
            sources: number;
            open_alerts: number;
            findings: {
                source: string;
                /** @enum {string} */
                kind: "never" | "silent" | "gap" | "late" | "bad" | "unscored" | "mapping";
                ja: string;
                en: string;
            }[];
            statement: string;
            signed_by?: string;
            /** Format: date-time */
            signed_at?: string;
            /** @description Of one that is not signed; below 0: not due yet. */
            days_overdue?: number;
        };
        LogReviewSigning: {
            statement?: string;
        };
        Approval: {
            ticket: string;
            staff_number: string;
            account: string;
            /** Format: date */
            from: string;
            /** Format: date */
            to: string;
            what: string;
            object: string;
            approver: string;
        };
        ProposedColumn: {
            column: string;
            role: string;
            field: string;
            confidence: number;
            by: string;
            samples: string[];
        };
        ParsedRow: {
            time: string;
            user: string;
            device: string;
            class: string;
            activity: string;
            object: string;
            target: string;
            peripheral: string;
            bytes: number;
            count: number;
        };
        MappingProposal: {
            name: string;
            format: string;
            charset: string;
            delimiter: string;
            columns: components["schemas"]["ProposedColumn"][];
            rows: components["schemas"]["ParsedRow"][];
            records: number;
            bad: number;
            without_time: number;
            without_shape: number;
            not_understood: {
                [key: string]: number;
            };
            warnings: components["schemas"]["Wording"][];
            usable: boolean;
            toml: string;
        };
        Mapping: {
            name: string;
            /** @enum {string} */
            verified: "verified" | "unverified";
            verified_by: string;
            reason: string;
            version: number;
            /** Format: date-time */
            recorded_at: string;
            toml: string;
        };
        MappingSaving: {
            toml: string;
            reason: string;
        };
        MappingVerification: {
            reason: string;
        };
        MediumItem: {
            number: string;
            secret: string;
            /** @enum {string} */
            medium: "paper" | "electronic" | "object";
            what: string;
            place: string;
            entry_rule: string;
            photo_rule: string;
            holder: string;
            copies: number;
            /** @enum {string} */
            state: "in_place" | "lent" | "returned" | "missing" | "destroyed";
            lent_to: string;
            /** Format: date */
            return_due: string | null;
            /** Format: date */
            checked_on: string | null;
            checked_by: string;
            note: string;
        };
        MediumItemCheck: {
            by: string;
            place?: string;
            copies?: number;
            /** @enum {string} */
            state: "in_place" | "lent" | "returned" | "missing" | "destroyed";
            note?: string;
        };
        CheckedMediumItem: {
            item: components["schemas"]["MediumItem"];
            moved: boolean;
            fewer: boolean;
        };
        MediumItemAdding: {
            number: string;
            secret: string;
            /** @enum {string} */
            medium?: "paper" | "electronic" | "object";
            what: string;
            place?: string;
            entry_rule?: string;
            photo_rule?: string;
            holder?: string;
            copies?: number;
            lent_to?: string;
            /** Format: date */
            return_due?: string;
            reason?: string;
        };
        ReadStockForm: {
            checked: number;
            skipped: number;
            moved: number;
            fewer: number;
        };
        NoticeSubscription: {
            account: string;
            /** @description Empty: no mail. */
            mail: string;
            /** @enum {string} */
            language: "ja" | "en";
            kinds: ("alert" | "share")[];
            least_score: number;
            /** @description A time such as 22:00; empty: none. */
            quiet_from: string;
            quiet_to: string;
            digest_at: string;
        };
        NoticeChange: {
            mail?: string;
            /** @enum {string} */
            language?: "ja" | "en";
            kinds?: ("alert" | "share")[];
            least_score?: number;
            quiet_from?: string;
            quiet_to?: string;
            digest_at?: string;
        };
        OutboxMessage: {
            id: string;
            /** @enum {string} */
            state: "waiting" | "dead" | "delivered";
            channel: string;
            kind: string | null;
            attempts: number;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            next_at: string;
            last_error: string;
        };
        NoticeChannels: {
            mail_server: string | null;
            mail_from: string | null;
            webhook: string | null;
        };
        NoticeTrial: {
            to?: string;
        };
        Partner: {
            id: string;
            name: string;
            /** @enum {string} */
            kind: "customer" | "supplier" | "licensee" | "subsidiary" | "joint_research" | "other";
            country: string;
            address: string;
            registered_number: string;
            contacts: string[];
            ndas: {
                title: string;
                /** Format: date */
                signed_on: string | null;
                /** Format: date */
                ends: string | null;
                secrets: string[];
                purpose: string;
            }[];
            stopped: string;
        };
        PartnerEntry: {
            name: string;
            /** @enum {string} */
            kind?: "customer" | "supplier" | "licensee" | "subsidiary" | "joint_research" | "other";
            country?: string;
            address?: string;
            registered_number?: string;
            contacts?: string[];
            reason?: string;
        };
        Disclosure: {
            id: string;
            number: string;
            partner_id: string;
            partner: string;
            secrets: string[];
            what: string;
            purpose: string;
            limits: string;
            nda: string;
            form: string;
            recipients: string[];
            /** @enum {string} */
            state: "proposed" | "approved" | "refused" | "disclosed" | "returned" | "destroyed";
            proposed_by: string;
            /** Format: date */
            proposed_on: string;
            answers: components["schemas"]["StepAnswer"][];
            export_control: boolean;
            sign_offs: {
                department: string;
                by: string;
                agreed: boolean;
                note: string;
                /** Format: date-time */
                at: string;
            }[];
            /** Format: date */
            disclosed_on: string | null;
            /** Format: date */
            return_due: string | null;
            /** Format: date */
            ended_on: string | null;
            ended_by_proof: string;
            acknowledgements: {
                name: string;
                link: string;
                /** Format: date-time */
                at: string;
                text_sha256: string;
            }[];
            missing_sign_offs: string[];
        };
        DisclosureProposal: {
            partner: string;
            secrets: string[];
            what: string;
            purpose: string;
            limits: string;
            nda?: string;
            /** @enum {string} */
            form?: "paper" | "data" | "sample" | "visit" | "spoken";
            recipients?: string[];
            /** Format: date */
            return_due?: string;
            export_control?: boolean;
            reason?: string;
        };
        DisclosureSignOff: {
            /** @enum {string} */
            department: "secret_manager" | "legal" | "export_control";
            agreed: boolean;
            note?: string;
        };
        DisclosureMade: {
            /** Format: date */
            on?: string;
            /** Format: date */
            return_due?: string;
        };
        DisclosureEnd: {
            destroyed?: boolean;
            /** Format: date */
            on?: string;
            proof: string;
        };
        ReceivedSecret: {
            id: string;
            number: string;
            partner_id: string;
            partner: string;
            what: string;
            level: string;
            nda: string;
            purpose: string;
            limits: string;
            /** Format: date */
            received_on: string | null;
            /** Format: date */
            ends_on: string | null;
            /** Format: date */
            returned_on: string | null;
            places: string[];
            conflicts: string[];
            exposed: {
                staff_number: string;
                /** Format: date */
                since: string | null;
                /** Format: date */
                until: string | null;
            }[];
        };
        Contamination: {
            received: string;
            partner: string;
            what: string;
            limits: string;
            staff_number: string;
            works_on: string;
            /** Format: date */
            since: string | null;
            still_exposed: boolean;
        };
        PartnerAudit: {
            id: string;
            partner_id: string;
            partner: string;
            /** @enum {string} */
            kind: "questionnaire" | "audit";
            /** Format: date */
            on: string;
            checklist: string;
            checklist_version: number;
            answers: components["schemas"]["StepAnswer"][];
            score: number | null;
            findings: {
                text: string;
                /** @enum {string} */
                weight: "minor" | "major";
                /** Format: date */
                due: string | null;
                /** Format: date */
                closed_on: string | null;
            }[];
            by: string;
        };
        PartnerLink: {
            id: string;
            /** @enum {string} */
            purpose: "acknowledge" | "questionnaire";
            object: string;
            partner_id: string;
            partner: string;
            recipient: string;
            created_by: string;
            /** Format: date-time */
            expires_at: string;
            /** @enum {string} */
            state: "open" | "used" | "revoked";
            used_by: string;
            /** Format: date-time */
            used_at: string | null;
            path?: string;
        };
        PartnerLinkWish: {
            /** @enum {string} */
            purpose: "acknowledge" | "questionnaire";
            object: string;
            recipient: string;
            days?: number;
            reason?: string;
        };
        PartnerNdaEntry: {
            title: string;
            /** Format: date */
            signed_on: string;
            /** Format: date */
            ends?: string;
            secrets?: string[];
            purpose?: string;
            reason?: string;
        };
        FindingClosing: {
            /** Format: date */
            on?: string;
            reason?: string;
        };
        PartnerAuditEntry: {
            /** @enum {string} */
            kind: "questionnaire" | "audit";
            /** Format: date */
            on?: string;
            answers?: {
                step: string;
                answer: string;
            }[];
            findings?: {
                text: string;
                /** @enum {string} */
                weight?: "minor" | "major";
                /** Format: date */
                due?: string;
            }[];
            reason?: string;
        };
        PartnerStopping: {
            why: string;
            reason?: string;
        };
        ReceivedEntry: {
            partner: string;
            what: string;
            level?: string;
            nda?: string;
            purpose?: string;
            limits: string;
            /** Format: date */
            received_on?: string;
            /** Format: date */
            ends_on?: string;
            places?: string[];
            conflicts?: string[];
            reason?: string;
        };
        ReceivedExposure: {
            staff_number: string;
            /** Format: date */
            on?: string;
        };
        ReceivedDay: {
            /** Format: date */
            on?: string;
        };
        /** @description Somebody in the register. Without "named" only what at least five people share. */
        Person: {
            pseudonym: string;
            named: boolean;
            /** @enum {string|null} */
            leaving: "none" | "within_30_days" | "within_90_days" | "later" | "left" | null;
            department: string | null;
            class: string | null;
            id?: string;
            staff_number?: string;
            name?: string;
            name_kana?: string;
            title?: string;
            accounts?: string[];
            devices?: string[];
            /** Format: date */
            born?: string | null;
            /** Format: date */
            joined?: string | null;
            /** Format: date */
            notice_known?: string | null;
            notice_source?: string;
            /** Format: date */
            last_day_at_work?: string | null;
            /** Format: date */
            last_day_of_employment?: string | null;
            /** Format: date */
            contract_end?: string | null;
            actual_employer?: string;
            destination?: string;
            destination_source?: string;
            superior?: string;
        };
        SecretReadiness: {
            number: string;
            department: string;
            /** @enum {string} */
            level: "level_top" | "level_confidential" | "level_internal";
            medium: string;
            withheld: boolean;
            requirements: {
                secrecy_management: {
                    /** @enum {string} */
                    recorded: "met" | "partly" | "missing" | "unknown";
                    /** @enum {string} */
                    assessed: "met" | "partly" | "missing" | "unknown";
                    evidence: {
                        /** Format: date */
                        day: string | null;
                        text: string;
                    }[];
                    done: {
                        id: string;
                        purpose: string;
                        basic: boolean;
                        text: components["schemas"]["Wording"];
                        /** Format: date */
                        since: string | null;
                        shown_by: string;
                    }[];
                    missing: {
                        id: string;
                        purpose: string;
                        basic: boolean;
                        text: components["schemas"]["Wording"];
                        found: string;
                    }[];
                };
                usefulness: {
                    /** @enum {string} */
                    recorded: "met" | "partly" | "missing" | "unknown";
                    /** @enum {string} */
                    assessed: "met" | "partly" | "missing" | "unknown";
                    evidence: {
                        /** Format: date */
                        day: string | null;
                        text: string;
                    }[];
                    done: {
                        id: string;
                        purpose: string;
                        basic: boolean;
                        text: components["schemas"]["Wording"];
                        /** Format: date */
                        since: string | null;
                        shown_by: string;
                    }[];
                    missing: {
                        id: string;
                        purpose: string;
                        basic: boolean;
                        text: components["schemas"]["Wording"];
                        found: string;
                    }[];
                };
                non_public: {
                    /** @enum {string} */
                    recorded: "met" | "partly" | "missing" | "unknown";
                    /** @enum {string} */
                    assessed: "met" | "partly" | "missing" | "unknown";
                    evidence: {
                        /** Format: date */
                        day: string | null;
                        text: string;
                    }[];
                    done: {
                        id: string;
                        purpose: string;
                        basic: boolean;
                        text: components["schemas"]["Wording"];
                        /** Format: date */
                        since: string | null;
                        shown_by: string;
                    }[];
                    missing: {
                        id: string;
                        purpose: string;
                        basic: boolean;
                        text: components["schemas"]["Wording"];
                        found: string;
                    }[];
                };
            };
        };
        OverMarking: {
            department: string;
            /** @enum {string} */
            level: "level_top" | "level_confidential" | "level_internal";
            secrets: number;
            without_usefulness: number;
            without_non_public: number;
            review_overdue: number;
            share_of_department: number;
            signs: components["schemas"]["Wording"][];
        };
        DepartmentPosture: {
            department: string;
            secrets: number;
            complete: number;
            basics_missing: number;
            reviews_overdue: number;
            signs_of_over_marking: number;
            stock_percent: number;
            /** Format: date */
            last_review: string | null;
        };
        Posture: {
            /** Format: date */
            day: string;
            secrets: number;
            complete: number;
            secrecy_management_met: number;
            usefulness_met: number;
            non_public_met: number;
            basics_missing: number;
            reviews_overdue: number;
            level_internal: number;
            level_confidential: number;
            level_top: number;
            departments_stocktaken: number;
            items_open: number;
            proposals_waiting: number;
            people: number;
            people_with_category_list: number;
            departments: components["schemas"]["DepartmentPosture"][];
        };
        BlindSpot: {
            route: string;
            police_case: boolean;
            /** @enum {string} */
            sight: "seen" | "partly" | "unseen";
            text: components["schemas"]["Wording"];
            setting: components["schemas"]["Wording"];
            seen_by: string[];
            missing: string[];
        };
        Rescue: {
            number: string;
            /** @description Number; empty: of a body that is no member. */
            member: string;
            body: string;
            /** @enum {string} */
            sort: "agency" | "foundation" | "firm" | "other";
            report: string;
            triage: components["schemas"]["RescueTriage"];
            steps: components["schemas"]["RescueStep"][];
            /** @enum {string} */
            state: "asked" | "accepted" | "remote" | "on_site" | "closed" | "declined";
        };
        RescueTriage: {
            /** @enum {string} */
            urgency: "days" | "hours" | "now";
            what_happened: string;
            /** Format: date */
            first_seen?: string | null;
            machines?: number;
            accounts?: number;
            at_risk?: string;
            cut_off?: boolean;
            kept_evidence?: boolean;
            contact?: string;
        };
        RescueStep: {
            /** @enum {string} */
            state: "asked" | "accepted" | "remote" | "on_site" | "closed" | "declined";
            by: string;
            /** Format: date-time */
            at: string;
            note: string;
        };
        RescueWish: {
            /** @description Absent: the one for whom the account speaks. */
            member?: string;
            /** @description Of the hub's people: a body that is no member. */
            body?: string;
            /** @enum {string} */
            sort: "agency" | "foundation" | "firm" | "other";
            report?: string;
            triage: components["schemas"]["RescueTriage"];
            note?: string;
        };
        RescueStepWish: {
            /** @enum {string} */
            state: "accepted" | "remote" | "on_site" | "closed" | "declined";
            note?: string;
        };
        HubReferral: {
            number: string;
            report: string;
            member: string;
            target: string;
            /** @enum {string} */
            scope: "indicators" | "masked" | "original";
            purpose: string;
            /** @enum {string} */
            state: "proposed" | "consented" | "sent" | "withdrawn";
            consented_by: string;
            /** Format: date-time */
            consented_at: string | null;
            /** Format: date */
            until: string | null;
            withdrawn_why: string;
            /** Format: date-time */
            sent_at: string | null;
            sent_by: string;
            sent: {
                name: string;
                sha256: string;
                bytes: number;
            }[];
        };
        HubReferralWish: {
            report: string;
            target: string;
            /** @enum {string} */
            scope: "indicators" | "masked" | "original";
            purpose: string;
        };
        HubReferralConsent: {
            /** Format: date */
            until?: string | null;
        };
        HubReferralSent: {
            referral: components["schemas"]["HubReferral"];
            files: components["schemas"]["HubReportFile"][];
        };
        Reveal: {
            id: string;
            pseudonym: string;
            /** @enum {string} */
            state: "open" | "granted" | "refused";
            requester: string;
            reason: string;
            subject: string;
            /** Format: date-time */
            requested_at: string;
            /** Format: date-time */
            expires_at: string;
            decisions: {
                account: string;
                role: string;
                /** @enum {string} */
                decision: "agree" | "refuse";
                reason: string;
                /** Format: date-time */
                decided_at: string;
            }[];
            lapsed: boolean;
            review_overdue: boolean;
        };
        /** @description Names an alert or a pseudonym. */
        RevealWish: {
            alert?: string;
            pseudonym?: string;
            reason: string;
            /** @enum {string} */
            urgency?: "normal" | "emergency";
            /** @enum {string} */
            role?: "secret_manager" | "legal" | "executive" | "outside_counsel";
        };
        RevealDecision: {
            /** @enum {string} */
            role: "secret_manager" | "legal" | "executive" | "outside_counsel";
            reason: string;
        };
        ReviewItem: {
            who: string;
            account: string;
            permitted: boolean;
            left: boolean;
            right: string;
            place: string;
            words: string;
            import: string;
            /** @enum {string} */
            change: "first" | "added" | "changed" | "same";
            /** @enum {string} */
            decision: "open" | "keep" | "revoke";
            note: string;
            decided_by: string;
        };
        Review: {
            id: string;
            secret_id: string;
            secret: string;
            owner: string;
            /** Format: date */
            opened: string;
            /** Format: date */
            due: string;
            /** @enum {string} */
            state: "open" | "signed";
            items: components["schemas"]["ReviewItem"][];
            gone: string[];
            previous: string;
            signed_by: string;
            statement: string;
            /** Format: date */
            signed_on: string | null;
            /** Format: date */
            next_due: string | null;
        };
        ReviewOpening: {
            secret: string;
            /** Format: date */
            due?: string;
            reason?: string;
        };
        ReviewDecision: {
            who: string;
            /** @enum {string} */
            decision: "open" | "keep" | "revoke";
            note?: string;
        };
        ReviewSigning: {
            statement?: string;
        };
        RightsImport: {
            id: string;
            version: number;
            name: string;
            format: string;
            root: string;
            own_domains: string[];
            file: string;
            sha256: string;
            bytes: number;
            places: number;
            groups: number;
            accounts: number;
            /** Format: date */
            taken_on: string;
            notes: string[];
        };
        RightsFormat: {
            name: string;
            title_ja: string;
            title_en: string;
            /** @enum {string} */
            verified: "source" | "unverified";
        };
        RightsFinding: {
            /** @enum {string} */
            kind: "present_not_permitted" | "permitted_but_absent";
            secret_id: string;
            secret: string;
            who: string;
            left: boolean;
            right: string;
            place: string;
            chain: string[];
            import: string;
            /** Format: date */
            import_day: string | null;
            words: string;
        };
        RightHolder: {
            secret: string;
            staff_number: string;
            account: string;
            permitted: boolean;
            left: boolean;
            unknown: boolean;
            right: string;
            place: string;
            line: number;
            chain: string[];
            import: string;
            /** Format: date */
            import_day: string;
            words: string;
        };
        RightsComparing: {
            reason?: string;
        };
        RightsCompared: {
            opened: number;
            still: number;
            gone: number;
            notes: string[];
        };
        SchemeTaken: {
            rows: number;
            refused: {
                sheet: string;
                row: number;
                column: string;
                reason: components["schemas"]["Wording"];
            }[];
            notes: string[];
            agreement: string;
            applied: boolean;
            created: number;
            changed: number;
            unchanged: number;
        };
        /** @description A registered secret; its content is never in the register. */
        TradeSecret: {
            number: string;
            title: string;
            /** @enum {string} */
            kind: "technical" | "business";
            owner: string;
            department: string;
            /** @enum {string} */
            level: "level_top" | "level_confidential" | "level_internal";
            /** @enum {string} */
            medium: "paper" | "electronic" | "object" | "know_how";
            places: string[];
            permitted: {
                staff_number: string;
                approver: string;
                /** Format: date */
                since: string | null;
            }[];
            measures: ("own_mark" | "folder_mark" | "system_mark" | "restricted_rights")[];
            requirements: {
                secrecy_management: {
                    /** @enum {string} */
                    status: "met" | "partly" | "missing" | "unknown";
                    evidence: {
                        /** Format: date */
                        day: string | null;
                        text: string;
                    }[];
                };
                usefulness: {
                    /** @enum {string} */
                    status: "met" | "partly" | "missing" | "unknown";
                    evidence: {
                        /** Format: date */
                        day: string | null;
                        text: string;
                    }[];
                };
                non_public: {
                    /** @enum {string} */
                    status: "met" | "partly" | "missing" | "unknown";
                    evidence: {
                        /** Format: date */
                        day: string | null;
                        text: string;
                    }[];
                };
            };
            proposed_by: string;
            approved_by: string;
            /** Format: date */
            review_day: string | null;
            value: string;
        };
        Secret: {
            number: string;
            title: string;
            /** @enum {string} */
            kind: "technical" | "business";
            owner: string;
            department: string;
            /** @enum {string} */
            level: "level_top" | "level_confidential" | "level_internal";
            /** @enum {string} */
            medium: "paper" | "electronic" | "object" | "know_how";
            places: string[];
            permitted: {
                staff_number: string;
                approver: string;
                /** Format: date */
                since: string | null;
            }[];
            measures: ("own_mark" | "folder_mark" | "system_mark" | "restricted_rights")[];
            requirements: {
                secrecy_management: {
                    /** @enum {string} */
                    status: "met" | "partly" | "missing" | "unknown";
                    evidence: {
                        /** Format: date */
                        day: string | null;
                        text: string;
                    }[];
                };
                usefulness: {
                    /** @enum {string} */
                    status: "met" | "partly" | "missing" | "unknown";
                    evidence: {
                        /** Format: date */
                        day: string | null;
                        text: string;
                    }[];
                };
                non_public: {
                    /** @enum {string} */
                    status: "met" | "partly" | "missing" | "unknown";
                    evidence: {
                        /** Format: date */
                        day: string | null;
                        text: string;
                    }[];
                };
            };
            proposed_by: string;
            approved_by: string;
            /** Format: date */
            review_day: string | null;
            value: string;
            id: string;
            version: number;
            /** Format: date-time */
            recorded_at: string;
        };
        RecordedSecret: {
            version: number;
            /** Format: date-time */
            recorded_at: string;
            /** Format: date-time */
            valid_from: string;
            author: string;
            reason: string;
            body_hash: string;
            secret: components["schemas"]["TradeSecret"];
        };
        SecrecyProof: {
            number: string;
            shown: {
                by_the_day: components["schemas"]["Receipt"][];
                afterwards: components["schemas"]["Receipt"][];
            };
            /** Format: date */
            as_of: string;
            verdict: {
                /** @enum {string} */
                secrecy_management: "met" | "partly" | "missing" | "unknown";
                /** @enum {string} */
                usefulness: "met" | "partly" | "missing" | "unknown";
                /** @enum {string} */
                non_public: "met" | "partly" | "missing" | "unknown";
            };
            recorded_by_the_day: components["schemas"]["RecordedSecret"] | null;
            entered_afterwards: components["schemas"]["RecordedSecret"] | null;
            agreements: components["schemas"]["Agreement"][];
            missing: {
                ja: string;
                en: string;
            }[];
        };
        LogIn: {
            login: string;
            /** Format: password */
            password: string;
        };
        /** @description A session, or what the second step wants. */
        LogInAnswer: {
            token?: string;
            /** Format: date-time */
            expires_at?: string;
            account?: string;
            login?: string;
            roles?: string[];
            second_factor?: {
                ticket: string;
                by_code: boolean;
                by_key: boolean;
            };
        };
        SecondStep: {
            ticket: string;
            code?: string;
            answer?: Record<string, never>;
        };
        LogInTicket: {
            ticket: string;
        };
        /** @description For navigator.credentials.get; binary values in base64url. */
        KeyChallenge: {
            challenge: string;
            rpId: string;
            allowCredentials: Record<string, never>[];
            userVerification?: string;
            timeout?: number;
        };
        Me: {
            account: string;
            /** @description For X-CSRF-Token, beside the cookie; null for a bearer token. */
            csrf_token: string | null;
            login: string;
            person: string | null;
            roles: string[];
            scopes: string[];
            /** @description What the roles reach at all: alert.list */
            permissions: string[];
            /** Format: date-time */
            expires_at: string;
            /**
             * Format: date-time
             * @description The node's clock; whether something is overdue hangs on it.
             */
            now: string;
            /** @description The data directory is a demo's, whose clock is that of its story. */
            demo: boolean;
            organisation: {
                /** @description null: the first run has not said it yet. */
                name: string | null;
                /** @description Origin of the node's ledger, as it stands in every checkpoint. */
                id: string;
            };
            offices: ("company" | "hub" | "desk" | "secretariat")[];
            /** @description Set-up is still to be done. */
            first_run: boolean;
        };
        Ended: {
            ended: number;
        };
        PasswordChange: {
            /** Format: password */
            old_password: string;
            /** Format: password */
            new_password: string;
        };
        SecondFactor: {
            id: string;
            /** @enum {string} */
            kind: "app" | "key" | "recovery";
            name: string;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            last_used_at: string | null;
            left?: number;
        };
        AppEnrolment: {
            ticket: string;
            uri: string;
            key: string;
            qr_svg: string;
        };
        KeyEnrolment: {
            ticket: string;
            /** @description For navigator.credentials.create. */
            options: Record<string, never>;
        };
        /** @description ticket and code of an app, or the answer of a security key */
        FactorEnrolment: {
            ticket?: string;
            code?: string;
            name?: string;
            answer?: Record<string, never>;
        };
        RecoveryCodes: {
            /** @description Shown once; empty when there were some already. */
            recovery_codes: string[];
        };
        SetUpState: {
            cards: {
                /** @enum {string} */
                card: "organisation" | "offices" | "administrator" | "levels" | "source" | "hub";
                done: boolean;
                answers: Record<string, never> | null;
                live: Record<string, never> | null;
            }[];
            finished: boolean;
        };
        /** @description What a card asks; docs/contract.md, First run. */
        SetUpAnswers: Record<string, never>;
        GapLine: {
            regime: string;
            article: string;
            fact: string;
            /** @enum {string} */
            status: "met" | "partly" | "missing" | "unknown";
            text: components["schemas"]["Wording"];
            advice: components["schemas"]["Wording"];
            note: string;
        };
        CloudPlace: {
            number: string;
            secret: string;
            service: string;
            place: string;
            region: string;
            links: {
                label: string;
                /** @enum {string} */
                scope: "anyone" | "organisation" | "named";
                /** Format: date */
                expires: string | null;
            }[];
            outside_accounts: string[];
            answers: {
                fact: string;
                yes: boolean;
                note: string;
                /** Format: date */
                day: string | null;
            }[];
            /** Format: date */
            checked_on: string | null;
            gaps: components["schemas"]["GapLine"][];
            argument: components["schemas"]["Wording"];
        };
        CloudPlaceEntry: {
            secret?: string;
            service?: string;
            place?: string;
            region?: string;
            links?: {
                label: string;
                /** @enum {string} */
                scope: "anyone" | "organisation" | "named";
                /** Format: date */
                expires?: string;
            }[];
            outside_accounts?: string[];
            answers?: {
                fact: string;
                yes: boolean;
                note?: string;
            }[];
            reason?: string;
        };
        LimitedData: {
            number: string;
            title: string;
            secret: string;
            recipients: string[];
            volume: string;
            controls: string;
            answers: {
                fact: string;
                yes: boolean;
                note: string;
                /** Format: date */
                day: string | null;
            }[];
            gaps: components["schemas"]["GapLine"][];
        };
        LimitedDataEntry: {
            title?: string;
            secret?: string;
            volume?: string;
            controls?: string;
            recipients?: string[];
            answers?: {
                fact: string;
                yes: boolean;
                note?: string;
            }[];
            reason?: string;
        };
        AiPolicy: {
            rules: {
                level: string;
                /** @enum {string} */
                use: "forbidden" | "public_only" | "closed_environment" | "allowed";
                text: components["schemas"]["Wording"];
            }[];
            services: string[];
            /** Format: date */
            published_on: string | null;
            edition: number;
        };
        AiPolicyPublishing: {
            rules: {
                /** @enum {string} */
                level: "level_top" | "level_confidential" | "level_internal" | "none";
                /** @enum {string} */
                use: "forbidden" | "public_only" | "closed_environment" | "allowed";
                text: {
                    ja: string;
                    en: string;
                };
            }[];
            services?: string[];
            /** Format: date */
            on?: string;
            reason: string;
        };
        Sig: {
            id: string;
            sig: string;
            name: components["schemas"]["SigName"];
            /** @enum {string} */
            kind: "sig" | "liaison" | "cross_group";
            /** @description Of how many members each must be one, at least, whom a share may have come from. */
            k: number;
            /** @description Of a group across others: those. */
            across: string[];
        };
        SigName: {
            ja: string;
            en: string;
        };
        SigEntry: {
            sig: string;
            name: components["schemas"]["SigName"];
            /** @enum {string} */
            kind?: "sig" | "liaison" | "cross_group";
            k?: number;
            across?: string[];
            reason: string;
        };
        MonitoringBasis: {
            purpose: string;
            work_rule_clause: string;
            work_rule_version: string;
            /** Format: date */
            told_to_staff: string | null;
            responsible_person: string;
            notice_to_union: string;
            /** Format: date */
            last_audit: string | null;
        };
        Source: {
            name: string;
            kind: string;
            mapping: string;
            retention_days: number;
            gap_alarm_hours: number;
            basis: components["schemas"]["MonitoringBasis"];
            id: string;
            events: number;
            /** Format: date-time */
            last_event: string | null;
            gap: boolean;
            silent_hours: number;
            may_score: boolean;
            basis_missing: string[];
            /** @description Events on a day with events: the median of the last 30 days. */
            rate_per_day: number;
            events_today: number;
            /** @description From the newest event to its arrival, of the newest block. */
            lag_hours: number | null;
            /** @description Of the last 90 days: older on arrival than gap_alarm_hours. */
            late_blocks: number;
            /** @description Pieces of its bytes that are no record. */
            bad: number;
            /** @description Of the last 90 days, longer than gap_alarm_hours; both days included. */
            gaps: {
                /** Format: date */
                from: string;
                /** Format: date */
                to: string;
            }[];
            /**
             * Format: date-time
             * @description When the oldest events kept now go away.
             */
            kept_until: string | null;
            /** @enum {string} */
            mapping_state: "verified" | "unverified" | "built_in" | "none" | "unknown";
        };
        TakenFile: {
            /** @description SHA-256 of the file's bytes */
            block: string;
            /** @description the source brought the same bytes before */
            known: boolean;
        };
        TakenEvents: {
            accepted: number;
            duplicate: number;
            rejected: {
                line: number;
                reason: string;
            }[];
        };
        SourceDays: {
            id: string;
            name: string;
            days: {
                /** Format: date */
                day: string;
                events: number;
            }[];
            gaps: {
                /** Format: date */
                first: string;
                /** Format: date */
                last: string;
            }[];
        };
        StockLine: {
            code: string;
            name: components["schemas"]["Wording"];
            hint: components["schemas"]["Wording"];
            kind: string;
            medium: string;
            /** @enum {string} */
            answer: "open" | "held" | "not_held" | "unsure";
            secrets: string[];
            by: string;
            /** Format: date */
            answered_on: string | null;
            note: string;
        };
        StockTake: {
            department: string;
            leader: string;
            /** Format: date */
            started_on: string | null;
            /** Format: date */
            due: string | null;
            lines: components["schemas"]["StockLine"][];
        };
        StockCoverage: {
            department: string;
            lines: number;
            answered: number;
            percent: number;
            held: number;
            without_secret: number;
            /** Format: date */
            last_review: string | null;
            /** Format: date */
            due: string | null;
            overdue: boolean;
        };
        StockAnswer: {
            /** @enum {string} */
            answer: "open" | "held" | "not_held" | "unsure";
            secrets?: string[];
            by: string;
            note?: string;
        };
        Category: {
            code: string;
            name: components["schemas"]["Wording"];
            text: components["schemas"]["Wording"];
            /** @enum {string} */
            level: "level_top" | "level_confidential" | "level_internal";
            departments: string[];
        };
        CategoryList: {
            categories: components["schemas"]["Category"][];
            note: string;
            /** Format: date */
            published_on: string | null;
            edition: number;
            hash: string;
        };
        Receipt: {
            /** @enum {string} */
            subject: "category_list" | "secret" | "object_list" | "know_how_card" | "ai_policy";
            id: string;
            edition: number;
            hash: string;
            staff_number: string;
            /** @enum {string} */
            way: "mark" | "screen" | "paper" | "mail" | "briefing" | "notice";
            /** Format: date */
            given_on: string;
            /** Format: date */
            acknowledged_on: string | null;
            note: string;
        };
        StockStart: {
            department: string;
            leader: string;
            /** @enum {string} */
            nature?: "development" | "production" | "sales" | "purchasing" | "administration";
            /** Format: date */
            due?: string;
        };
        StockLineAdding: {
            code: string;
            name_ja: string;
            name_en?: string;
        };
        Suppression: {
            factor: string;
            staff_number: string;
            account: string;
            thing: string;
            /** Format: date */
            from: string;
            /** Format: date */
            to: string;
            reason: string;
            approver: string;
            ended: boolean;
            id: string;
            alerts: number;
            factors: number;
        };
        SuppressionWish: {
            factor?: string;
            staff_number?: string;
            account?: string;
            thing?: string;
            /** Format: date */
            from?: string;
            /** Format: date */
            to: string;
            reason: string;
        };
        SuppressionEnd: {
            reason: string;
        };
        FactorFeedback: {
            factor: string;
            right: number;
            wrong: number;
            known: number;
            weight: number;
        };
        StepAnswer: {
            step: string;
            answer: string;
            note: string;
            by: string;
            /** Format: date-time */
            at: string;
        };
        Task: {
            id: string;
            kind: string;
            title_ja: string;
            title_en: string;
            object_kind: string;
            object_id: string;
            object_label: string;
            /** Format: date */
            opened: string;
            /** Format: date */
            due: string;
            owner: string;
            role: string;
            /** @enum {string} */
            state: "open" | "done" | "dropped";
            checklist: string;
            steps: components["schemas"]["StepAnswer"][];
            escalate_after_days: number;
            escalated_to: string;
            /** Format: date */
            ended: string | null;
            ended_by: string;
            note: string;
            overdue: boolean;
        };
        StepAnswering: {
            answer: string;
            note?: string;
        };
        TaskEnding: {
            note?: string;
        };
        TaskDropping: {
            reason: string;
        };
        Checklist: {
            name: string;
            version: number;
            title_ja: string;
            title_en: string;
            steps: {
                id: string;
                text_ja: string;
                text_en: string;
                help_ja: string;
                help_en: string;
                section_ja: string;
                section_en: string;
                /** @enum {string} */
                answer: "done" | "yes_no" | "degree" | "day" | "text";
                needed: boolean;
                days: number;
            }[];
        };
        OpenCloseDecision: {
            number: string;
            technology: string;
            options: string[];
            answers: {
                criterion: string;
                yes: boolean;
                note: string;
            }[];
            /** @enum {string} */
            choice: "undecided" | "patent" | "secret" | "open" | "mixed";
            grounds: string;
            decided_by: string;
            /** Format: date */
            decided_on: string | null;
            /** Format: date */
            review_day: string | null;
            secrets: string[];
            patents: string[];
            points_to: {
                secret: number;
                patent: number;
                open: number;
            };
            unanswered: string[];
        };
        OpenCloseCriterion: {
            id: string;
            text: components["schemas"]["Wording"];
            /** @enum {string} */
            yes: "secret" | "patent" | "open" | "";
            /** @enum {string} */
            no: "secret" | "patent" | "open" | "";
        };
        OpenCloseEntry: {
            number: string;
            technology: string;
            options?: string[];
            answers?: {
                criterion: string;
                yes: boolean;
                note?: string;
            }[];
            /** @enum {string} */
            choice: "undecided" | "patent" | "secret" | "open" | "mixed";
            grounds?: string;
            decided_by?: string;
            /** Format: date */
            decided_on?: string;
            /** Format: date */
            review_day?: string;
            secrets?: string[];
            patents?: string[];
            reason?: string;
        };
        PriorUseDocument: {
            kind: string;
            title: string;
            /** Format: date */
            day: string | null;
            shows: string;
            file_name: string;
            sha256: string;
            bytes: number;
            /** Format: date */
            added_on: string | null;
        };
        PriorUseElement: {
            id: string;
            text: components["schemas"]["Wording"];
            documents: string[];
            kinds: string[];
            /** Format: date */
            earliest: string | null;
        };
        PriorUseFile: {
            number: string;
            technology: string;
            scope: string;
            secrets: string[];
            documents: components["schemas"]["PriorUseDocument"][];
            elements: components["schemas"]["PriorUseElement"][];
        };
        PriorUseEntry: {
            number: string;
            technology: string;
            scope?: string;
            secrets?: string[];
            reason?: string;
        };
        KeepSecretFile: {
            number: string;
            decision: {
                number: string;
                technology: string;
                options: string[];
                answers: {
                    criterion: string;
                    yes: boolean;
                    note: string;
                }[];
                /** @enum {string} */
                choice: "undecided" | "patent" | "secret" | "open" | "mixed";
                grounds: string;
                decided_by: string;
                /** Format: date */
                decided_on: string | null;
                /** Format: date */
                review_day: string | null;
                secrets: string[];
                patents: string[];
            } | null;
            prior_use: {
                number: string;
                technology: string;
                scope: string;
                secrets: string[];
                documents: components["schemas"]["PriorUseDocument"][];
            } | null;
            elements: components["schemas"]["PriorUseElement"][];
            secrets: components["schemas"]["SecretReadiness"][];
            missing: components["schemas"]["Wording"][];
        };
        PriorUseSealing: {
            witness?: string;
            reason: string;
        };
        PriorUseBag: {
            name: string;
            /** Format: date-time */
            made_at: string;
            made_by: string;
            witness: string;
            reason: string;
            exhibits: number;
            digest: string;
        };
        SecondFactorPage: {
            items: components["schemas"]["SecondFactor"][];
            /** @description cursor of the next page; null on the last */
            next: string | null;
            /** @description why the list is empty, where that is not clear */
            reason?: string;
        };
        SecretPage: {
            items: components["schemas"]["Secret"][];
            /** @description cursor of the next page; null on the last */
            next: string | null;
            /** @description why the list is empty, where that is not clear */
            reason?: string;
        };
        PersonPage: {
            items: components["schemas"]["Person"][];
            /** @description cursor of the next page; null on the last */
            next: string | null;
            /** @description why the list is empty, where that is not clear */
            reason?: string;
        };
        AgreementPage: {
            items: components["schemas"]["Agreement"][];
            /** @description cursor of the next page; null on the last */
            next: string | null;
            /** @description why the list is empty, where that is not clear */
            reason?: string;
        };
        AgreementTextPage: {
            items: components["schemas"]["AgreementText"][];
            /** @description cursor of the next page; null on the last */
            next: string | null;
            /** @description why the list is empty, where that is not clear */
            reason?: string;
        };
        SourcePage: {
            items: components["schemas"]["Source"][];
            /** @description cursor of the next page; null on the last */
            next: string | null;
            /** @description why the list is empty, where that is not clear */
            reason?: string;
        };
        MappingPage: {
            items: components["schemas"]["Mapping"][];
            /** @description cursor of the next page; null on the last */
            next: string | null;
            /** @description why the list is empty, where that is not clear */
            reason?: string;
        };
        AlertPage: {
            items: components["schemas"]["Alert"][];
            /** @description cursor of the next page; null on the last */
            next: string | null;
            /** @description why the list is empty, where that is not clear */
            reason?: string;
        };
        RevealPage: {
            items: components["schemas"]["Reveal"][];
            /** @description cursor of the next page; null on the last */
            next: string | null;
            /** @description why the list is empty, where that is not clear */
            reason?: string;
        };
        CasePage: {
            items: components["schemas"]["Case"][];
            /** @description cursor of the next page; null on the last */
            next: string | null;
            /** @description why the list is empty, where that is not clear */
            reason?: string;
        };
        ExhibitPage: {
            items: components["schemas"]["Exhibit"][];
            /** @description cursor of the next page; null on the last */
            next: string | null;
            /** @description why the list is empty, where that is not clear */
            reason?: string;
        };
        CustodyStepPage: {
            items: components["schemas"]["CustodyStep"][];
            /** @description cursor of the next page; null on the last */
            next: string | null;
            /** @description why the list is empty, where that is not clear */
            reason?: string;
        };
        SealedBagPage: {
            items: components["schemas"]["SealedBag"][];
            /** @description cursor of the next page; null on the last */
            next: string | null;
            /** @description why the list is empty, where that is not clear */
            reason?: string;
        };
        ChangePage: {
            items: components["schemas"]["Change"][];
            /** @description cursor of the next page; null on the last */
            next: string | null;
            /** @description why the list is empty, where that is not clear */
            reason?: string;
        };
        AccountPage: {
            items: components["schemas"]["Account"][];
            /** @description cursor of the next page; null on the last */
            next: string | null;
            /** @description why the list is empty, where that is not clear */
            reason?: string;
        };
        TokenPage: {
            items: components["schemas"]["Token"][];
            /** @description cursor of the next page; null on the last */
            next: string | null;
            /** @description why the list is empty, where that is not clear */
            reason?: string;
        };
        LevelDefinitionPage: {
            items: components["schemas"]["LevelDefinition"][];
            /** @description cursor of the next page; null on the last */
            next: string | null;
            /** @description why the list is empty, where that is not clear */
            reason?: string;
        };
        LevelProposalPage: {
            items: components["schemas"]["LevelProposal"][];
            /** @description cursor of the next page; null on the last */
            next: string | null;
            /** @description why the list is empty, where that is not clear */
            reason?: string;
        };
        DueReviewPage: {
            items: components["schemas"]["DueReview"][];
            /** @description cursor of the next page; null on the last */
            next: string | null;
            /** @description why the list is empty, where that is not clear */
            reason?: string;
        };
        StockCoveragePage: {
            items: components["schemas"]["StockCoverage"][];
            /** @description cursor of the next page; null on the last */
            next: string | null;
            /** @description why the list is empty, where that is not clear */
            reason?: string;
        };
        StockLinePage: {
            items: components["schemas"]["StockLine"][];
            /** @description cursor of the next page; null on the last */
            next: string | null;
            /** @description why the list is empty, where that is not clear */
            reason?: string;
        };
        CategoryListPage: {
            items: components["schemas"]["CategoryList"][];
            /** @description cursor of the next page; null on the last */
            next: string | null;
            /** @description why the list is empty, where that is not clear */
            reason?: string;
        };
        ReceiptPage: {
            items: components["schemas"]["Receipt"][];
            /** @description cursor of the next page; null on the last */
            next: string | null;
            /** @description why the list is empty, where that is not clear */
            reason?: string;
        };
        CategoryPage: {
            items: components["schemas"]["Category"][];
            /** @description cursor of the next page; null on the last */
            next: string | null;
            /** @description why the list is empty, where that is not clear */
            reason?: string;
        };
        MissingReceiptPage: {
            items: components["schemas"]["MissingReceipt"][];
            /** @description cursor of the next page; null on the last */
            next: string | null;
            /** @description why the list is empty, where that is not clear */
            reason?: string;
        };
        KnowHowCardPage: {
            items: components["schemas"]["KnowHowCard"][];
            /** @description cursor of the next page; null on the last */
            next: string | null;
            /** @description why the list is empty, where that is not clear */
            reason?: string;
        };
        CloudPlacePage: {
            items: components["schemas"]["CloudPlace"][];
            /** @description cursor of the next page; null on the last */
            next: string | null;
            /** @description why the list is empty, where that is not clear */
            reason?: string;
        };
        LimitedDataPage: {
            items: components["schemas"]["LimitedData"][];
            /** @description cursor of the next page; null on the last */
            next: string | null;
            /** @description why the list is empty, where that is not clear */
            reason?: string;
        };
        AiPolicyPage: {
            items: components["schemas"]["AiPolicy"][];
            /** @description cursor of the next page; null on the last */
            next: string | null;
            /** @description why the list is empty, where that is not clear */
            reason?: string;
        };
        OpenCloseDecisionPage: {
            items: components["schemas"]["OpenCloseDecision"][];
            /** @description cursor of the next page; null on the last */
            next: string | null;
            /** @description why the list is empty, where that is not clear */
            reason?: string;
        };
        OpenCloseCriterionPage: {
            items: components["schemas"]["OpenCloseCriterion"][];
            /** @description cursor of the next page; null on the last */
            next: string | null;
            /** @description why the list is empty, where that is not clear */
            reason?: string;
        };
        PriorUseFilePage: {
            items: components["schemas"]["PriorUseFile"][];
            /** @description cursor of the next page; null on the last */
            next: string | null;
            /** @description why the list is empty, where that is not clear */
            reason?: string;
        };
        PriorUseBagPage: {
            items: components["schemas"]["PriorUseBag"][];
            /** @description cursor of the next page; null on the last */
            next: string | null;
            /** @description why the list is empty, where that is not clear */
            reason?: string;
        };
        MediumItemPage: {
            items: components["schemas"]["MediumItem"][];
            /** @description cursor of the next page; null on the last */
            next: string | null;
            /** @description why the list is empty, where that is not clear */
            reason?: string;
        };
        ApprovalPage: {
            items: components["schemas"]["Approval"][];
            /** @description cursor of the next page; null on the last */
            next: string | null;
            /** @description why the list is empty, where that is not clear */
            reason?: string;
        };
        SecretReadinessPage: {
            items: components["schemas"]["SecretReadiness"][];
            /** @description cursor of the next page; null on the last */
            next: string | null;
            /** @description why the list is empty, where that is not clear */
            reason?: string;
        };
        OverMarkingPage: {
            items: components["schemas"]["OverMarking"][];
            /** @description cursor of the next page; null on the last */
            next: string | null;
            /** @description why the list is empty, where that is not clear */
            reason?: string;
        };
        BlindSpotPage: {
            items: components["schemas"]["BlindSpot"][];
            /** @description cursor of the next page; null on the last */
            next: string | null;
            /** @description why the list is empty, where that is not clear */
            reason?: string;
        };
        JobPage: {
            items: components["schemas"]["Job"][];
            /** @description cursor of the next page; null on the last */
            next: string | null;
            /** @description why the list is empty, where that is not clear */
            reason?: string;
        };
        SuppressionPage: {
            items: components["schemas"]["Suppression"][];
            /** @description cursor of the next page; null on the last */
            next: string | null;
            /** @description why the list is empty, where that is not clear */
            reason?: string;
        };
        FactorFeedbackPage: {
            items: components["schemas"]["FactorFeedback"][];
            /** @description cursor of the next page; null on the last */
            next: string | null;
            /** @description why the list is empty, where that is not clear */
            reason?: string;
        };
        LeaverPage: {
            items: components["schemas"]["Leaver"][];
            /** @description cursor of the next page; null on the last */
            next: string | null;
            /** @description why the list is empty, where that is not clear */
            reason?: string;
        };
        CaseTaskPage: {
            items: components["schemas"]["CaseTask"][];
            /** @description cursor of the next page; null on the last */
            next: string | null;
            /** @description why the list is empty, where that is not clear */
            reason?: string;
        };
        ContactPage: {
            items: components["schemas"]["Contact"][];
            /** @description cursor of the next page; null on the last */
            next: string | null;
            /** @description why the list is empty, where that is not clear */
            reason?: string;
        };
        IntakePage: {
            items: components["schemas"]["Intake"][];
            /** @description cursor of the next page; null on the last */
            next: string | null;
            /** @description why the list is empty, where that is not clear */
            reason?: string;
        };
        OutboxMessagePage: {
            items: components["schemas"]["OutboxMessage"][];
            /** @description cursor of the next page; null on the last */
            next: string | null;
            /** @description why the list is empty, where that is not clear */
            reason?: string;
        };
        LogReviewPage: {
            items: components["schemas"]["LogReview"][];
            /** @description cursor of the next page; null on the last */
            next: string | null;
            /** @description why the list is empty, where that is not clear */
            reason?: string;
        };
        TaskPage: {
            items: components["schemas"]["Task"][];
            /** @description cursor of the next page; null on the last */
            next: string | null;
            /** @description why the list is empty, where that is not clear */
            reason?: string;
        };
        RightsImportPage: {
            items: components["schemas"]["RightsImport"][];
            /** @description cursor of the next page; null on the last */
            next: string | null;
            /** @description why the list is empty, where that is not clear */
            reason?: string;
        };
        RightsFormatPage: {
            items: components["schemas"]["RightsFormat"][];
            /** @description cursor of the next page; null on the last */
            next: string | null;
            /** @description why the list is empty, where that is not clear */
            reason?: string;
        };
        RightsFindingPage: {
            items: components["schemas"]["RightsFinding"][];
            /** @description cursor of the next page; null on the last */
            next: string | null;
            /** @description why the list is empty, where that is not clear */
            reason?: string;
        };
        RightHolderPage: {
            items: components["schemas"]["RightHolder"][];
            /** @description cursor of the next page; null on the last */
            next: string | null;
            /** @description why the list is empty, where that is not clear */
            reason?: string;
        };
        ReviewPage: {
            items: components["schemas"]["Review"][];
            /** @description cursor of the next page; null on the last */
            next: string | null;
            /** @description why the list is empty, where that is not clear */
            reason?: string;
        };
        PersonCheckPage: {
            items: components["schemas"]["PersonCheck"][];
            /** @description cursor of the next page; null on the last */
            next: string | null;
            /** @description why the list is empty, where that is not clear */
            reason?: string;
        };
        MissingAgreementPage: {
            items: components["schemas"]["MissingAgreement"][];
            /** @description cursor of the next page; null on the last */
            next: string | null;
            /** @description why the list is empty, where that is not clear */
            reason?: string;
        };
        PartnerPage: {
            items: components["schemas"]["Partner"][];
            /** @description cursor of the next page; null on the last */
            next: string | null;
            /** @description why the list is empty, where that is not clear */
            reason?: string;
        };
        PartnerAuditPage: {
            items: components["schemas"]["PartnerAudit"][];
            /** @description cursor of the next page; null on the last */
            next: string | null;
            /** @description why the list is empty, where that is not clear */
            reason?: string;
        };
        DisclosurePage: {
            items: components["schemas"]["Disclosure"][];
            /** @description cursor of the next page; null on the last */
            next: string | null;
            /** @description why the list is empty, where that is not clear */
            reason?: string;
        };
        PartnerLinkPage: {
            items: components["schemas"]["PartnerLink"][];
            /** @description cursor of the next page; null on the last */
            next: string | null;
            /** @description why the list is empty, where that is not clear */
            reason?: string;
        };
        ReceivedSecretPage: {
            items: components["schemas"]["ReceivedSecret"][];
            /** @description cursor of the next page; null on the last */
            next: string | null;
            /** @description why the list is empty, where that is not clear */
            reason?: string;
        };
        ContaminationPage: {
            items: components["schemas"]["Contamination"][];
            /** @description cursor of the next page; null on the last */
            next: string | null;
            /** @description why the list is empty, where that is not clear */
            reason?: string;
        };
        EventPage: {
            items: components["schemas"]["Event"][];
            /** @description cursor of the next page; null on the last */
            next: string | null;
            /** @description why the list is empty, where that is not clear */
            reason?: string;
        };
        CollectionPage: {
            items: components["schemas"]["Collection"][];
            /** @description cursor of the next page; null on the last */
            next: string | null;
            /** @description why the list is empty, where that is not clear */
            reason?: string;
        };
        HubLinkPage: {
            items: components["schemas"]["HubLink"][];
            /** @description cursor of the next page; null on the last */
            next: string | null;
            /** @description why the list is empty, where that is not clear */
            reason?: string;
        };
        SentReportPage: {
            items: components["schemas"]["SentReport"][];
            /** @description cursor of the next page; null on the last */
            next: string | null;
            /** @description why the list is empty, where that is not clear */
            reason?: string;
        };
        HubWarningPage: {
            items: components["schemas"]["HubWarning"][];
            /** @description cursor of the next page; null on the last */
            next: string | null;
            /** @description why the list is empty, where that is not clear */
            reason?: string;
        };
        SigPage: {
            items: components["schemas"]["Sig"][];
            /** @description cursor of the next page; null on the last */
            next: string | null;
            /** @description why the list is empty, where that is not clear */
            reason?: string;
        };
        HubMemberPage: {
            items: components["schemas"]["HubMember"][];
            /** @description cursor of the next page; null on the last */
            next: string | null;
            /** @description why the list is empty, where that is not clear */
            reason?: string;
        };
        HubReportPage: {
            items: components["schemas"]["HubReport"][];
            /** @description cursor of the next page; null on the last */
            next: string | null;
            /** @description why the list is empty, where that is not clear */
            reason?: string;
        };
        RescuePage: {
            items: components["schemas"]["Rescue"][];
            /** @description cursor of the next page; null on the last */
            next: string | null;
            /** @description why the list is empty, where that is not clear */
            reason?: string;
        };
        HubReferralPage: {
            items: components["schemas"]["HubReferral"][];
            /** @description cursor of the next page; null on the last */
            next: string | null;
            /** @description why the list is empty, where that is not clear */
            reason?: string;
        };
        HubSharePage: {
            items: components["schemas"]["HubShare"][];
            /** @description cursor of the next page; null on the last */
            next: string | null;
            /** @description why the list is empty, where that is not clear */
            reason?: string;
        };
        ForumItemPage: {
            items: components["schemas"]["ForumItem"][];
            /** @description cursor of the next page; null on the last */
            next: string | null;
            /** @description why the list is empty, where that is not clear */
            reason?: string;
        };
        ForumProposalPage: {
            items: components["schemas"]["ForumProposal"][];
            /** @description cursor of the next page; null on the last */
            next: string | null;
            /** @description why the list is empty, where that is not clear */
            reason?: string;
        };
        ThreadNotePage: {
            items: components["schemas"]["ThreadNote"][];
            /** @description cursor of the next page; null on the last */
            next: string | null;
            /** @description why the list is empty, where that is not clear */
            reason?: string;
        };
        PollPage: {
            items: components["schemas"]["Poll"][];
            /** @description cursor of the next page; null on the last */
            next: string | null;
            /** @description why the list is empty, where that is not clear */
            reason?: string;
        };
        HandOverPage: {
            items: components["schemas"]["HandOver"][];
            /** @description cursor of the next page; null on the last */
            next: string | null;
            /** @description why the list is empty, where that is not clear */
            reason?: string;
        };
        MemberInvitationPage: {
            items: components["schemas"]["MemberInvitation"][];
            /** @description cursor of the next page; null on the last */
            next: string | null;
            /** @description why the list is empty, where that is not clear */
            reason?: string;
        };
        OutreachVisitPage: {
            items: components["schemas"]["OutreachVisit"][];
            /** @description cursor of the next page; null on the last */
            next: string | null;
            /** @description why the list is empty, where that is not clear */
            reason?: string;
        };
        HubCampaignRowPage: {
            items: components["schemas"]["HubCampaignRow"][];
            /** @description cursor of the next page; null on the last */
            next: string | null;
            /** @description why the list is empty, where that is not clear */
            reason?: string;
        };
        /** @description Under what the bytes may leave; they stand in them, so that the hash covers them. */
        ShareTerms: {
            /** @enum {string} */
            widest_tlp: "CLEAR" | "GREEN" | "AMBER" | "AMBER+STRICT" | "RED";
            policy: components["schemas"]["ExchangePolicy"];
            playbook_sha256: string;
        };
        SigChange: {
            name?: components["schemas"]["SigName"];
            k?: number;
            across?: string[];
            reason: string;
        };
        /** @description What a person masks besides, and what of the attacker's stays against the proposal; the roster's own names never stay. */
        MaskedByHand: {
            also?: {
                text: string;
                /** @description An identifier: organisation, product, person ... */
                class: string;
            }[];
            keep?: {
                value: string;
                reason: string;
            }[];
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    get_healthz: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_readyz: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_metrics: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_setup: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_setup: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    show_set_up: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SetUpState"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    answer_set_up: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                card: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetUpAnswers"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SetUpState"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    log_in: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LogIn"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LogInAnswer"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    end_log_in: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SecondStep"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LogInAnswer"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    challenge_key: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LogInTicket"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeyChallenge"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    log_out: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    log_out_everywhere: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ended"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    show_me: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_password: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordChange"];
            };
        };
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_plain_name: {
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
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_log_in: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_log_in: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_log_in_second: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_log_out: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_log_in_provider: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_log_in_provider_return: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_second_factors: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SecondFactorPage"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    add_second_factor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FactorEnrolment"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecoveryCodes"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    begin_app: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppEnrolment"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    begin_key: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeyEnrolment"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    renew_recovery_codes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecoveryCodes"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    remove_second_factor: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_account_second_factor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_account_second_factor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_verify_bag: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_verify_bag: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_secrets: {
        parameters: {
            query?: {
                /** @description as it stood at the end of that day */
                as_of?: string;
                /** @description only what had been recorded by then */
                known_at?: string;
                /** @description of this level */
                level?: "level_top" | "level_confidential" | "level_internal";
                /** @description of this kind */
                kind?: "technical" | "business";
                /** @description on this medium */
                medium?: "paper" | "electronic" | "object" | "know_how";
                /** @description of this department */
                department?: string;
                /** @description with this in number or title */
                text?: string;
                /** @description how many at most; 100 unless given */
                limit?: number;
                /** @description the "next" of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SecretPage"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    show_secret: {
        parameters: {
            query?: {
                /** @description as it stood at the end of that day */
                as_of?: string;
                /** @description only what had been recorded by then */
                known_at?: string;
            };
            header?: never;
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Secret"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    prove_secret: {
        parameters: {
            query?: {
                /** @description the day; today unless given */
                as_of?: string;
            };
            header?: never;
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SecrecyProof"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_people: {
        parameters: {
            query?: {
                /** @description as it stood at the end of that day */
                as_of?: string;
                /** @description whose leaving lies in this band, where at least five share it */
                leaving?: "none" | "within_30_days" | "within_90_days" | "later" | "left";
                /** @description how many at most; 100 unless given */
                limit?: number;
                /** @description the "next" of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonPage"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    show_person: {
        parameters: {
            query?: {
                /** @description as it stood at the end of that day */
                as_of?: string;
            };
            header?: never;
            path: {
                pseudonym: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Person"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_agreements: {
        parameters: {
            query?: {
                /** @description as it stood at the end of that day */
                as_of?: string;
                /** @description of this person */
                staff_number?: string;
                /** @description in this state */
                state?: "asked" | "signed" | "refused" | "expired" | "missing";
                /** @description how many at most; 100 unless given */
                limit?: number;
                /** @description the "next" of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgreementPage"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ask_agreement: {
        parameters: {
            query?: never;
            header?: {
                /** @description a name for this request: sent again, it is answered as before and changes nothing */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AgreementAsking"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Agreement"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_agreement_texts: {
        parameters: {
            query?: {
                /** @description how many at most; 100 unless given */
                limit?: number;
                /** @description the "next" of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgreementTextPage"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    add_agreement_text: {
        parameters: {
            query?: never;
            header?: {
                /** @description a name for this request: sent again, it is answered as before and changes nothing */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AgreementTextEntry"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgreementText"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sign_agreement: {
        parameters: {
            query?: never;
            header?: {
                /** @description a name for this request: sent again, it is answered as before and changes nothing */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AgreementSigning"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Agreement"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    refuse_agreement: {
        parameters: {
            query?: never;
            header?: {
                /** @description a name for this request: sent again, it is answered as before and changes nothing */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AgreementRefusing"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Agreement"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    take_events: {
        parameters: {
            query?: never;
            header: {
                /** @description a name for this request: sent again, it is answered as before and changes nothing */
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-ndjson": string;
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TakenEvents"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_sources: {
        parameters: {
            query?: {
                /** @description how many at most; 100 unless given */
                limit?: number;
                /** @description the "next" of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SourcePage"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    show_source: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Source"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    show_source_days: {
        parameters: {
            query?: {
                /** @description from this day on */
                from?: string;
                /** @description to this day */
                to?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SourceDays"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    print_staff_notice: {
        parameters: {
            query?: {
                /** @description of these sources, by name; of all unless given */
                source?: string[];
                /** @description name of the firm */
                company?: string;
                /** @description whom to ask */
                contact?: string;
                /** @description a page to read and print, or a PDF; html unless given */
                form?: "html" | "pdf";
                /** @description of the paper; the reader's unless given */
                language?: "ja" | "en";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                    "application/pdf": string;
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    take_event_file: {
        parameters: {
            query?: {
                /** @description the file's name; its end tells how it is read */
                name?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": string;
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TakenFile"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    propose_mapping: {
        parameters: {
            query?: {
                /** @description name of the file */
                file?: string;
                /** @description name of the mapping */
                name?: string;
                /** @description zone of times without an offset; Asia/Tokyo unless given */
                zone?: string;
                /** @description COLUMN=PART: what this column is; nothing after the sign leaves it out */
                column?: string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": string;
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MappingProposal"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_mappings: {
        parameters: {
            query?: {
                /** @description how many at most; 100 unless given */
                limit?: number;
                /** @description the "next" of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MappingPage"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    save_mapping: {
        parameters: {
            query?: never;
            header?: {
                /** @description a name for this request: sent again, it is answered as before and changes nothing */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MappingSaving"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Mapping"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    verify_mapping: {
        parameters: {
            query?: never;
            header?: {
                /** @description a name for this request: sent again, it is answered as before and changes nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MappingVerification"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Mapping"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_alerts: {
        parameters: {
            query?: {
                /** @description in this state */
                state?: "new" | "triaged" | "in_case" | "closed";
                /** @description with at least this score */
                least_score?: number;
                /** @description how many at most; 100 unless given */
                limit?: number;
                /** @description the "next" of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlertPage"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    show_alert: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Alert"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    triage_alert: {
        parameters: {
            query?: never;
            header?: {
                /** @description a name for this request: sent again, it is answered as before and changes nothing */
                "Idempotency-Key"?: string;
                /** @description the ETag of what was read; 412 when it has changed since */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AlertTriage"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Alert"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    close_alert: {
        parameters: {
            query?: never;
            header?: {
                /** @description a name for this request: sent again, it is answered as before and changes nothing */
                "Idempotency-Key"?: string;
                /** @description the ETag of what was read; 412 when it has changed since */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AlertClosing"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Alert"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_reveals: {
        parameters: {
            query?: {
                /** @description in this state */
                state?: "open" | "granted" | "refused";
                /** @description how many at most; 100 unless given */
                limit?: number;
                /** @description the "next" of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RevealPage"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    request_reveal: {
        parameters: {
            query?: never;
            header?: {
                /** @description a name for this request: sent again, it is answered as before and changes nothing */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RevealWish"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Reveal"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    show_reveal: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Reveal"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    approve_reveal: {
        parameters: {
            query?: never;
            header?: {
                /** @description a name for this request: sent again, it is answered as before and changes nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RevealDecision"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Reveal"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    refuse_reveal: {
        parameters: {
            query?: never;
            header?: {
                /** @description a name for this request: sent again, it is answered as before and changes nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RevealDecision"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Reveal"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_cases: {
        parameters: {
            query?: {
                /** @description in this state */
                state?: "open" | "referred" | "closed";
                /** @description how many at most; 100 unless given */
                limit?: number;
                /** @description the "next" of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CasePage"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    open_case: {
        parameters: {
            query?: never;
            header?: {
                /** @description a name for this request: sent again, it is answered as before and changes nothing */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CaseOpening"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenedCase"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    show_case: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WholeCase"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_case: {
        parameters: {
            query?: never;
            header: {
                /** @description the ETag of what was read; 412 when it has changed since */
                "If-Match": string;
            };
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CaseChange"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Case"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    hold_for_case: {
        parameters: {
            query?: never;
            header?: {
                /** @description a name for this request: sent again, it is answered as before and changes nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CaseHold"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Hold"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    release_case: {
        parameters: {
            query?: never;
            header?: {
                /** @description a name for this request: sent again, it is answered as before and changes nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CaseRelease"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReleasedHolds"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    write_case_paper: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PaperWish"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                    "application/pdf": string;
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_case_bags: {
        parameters: {
            query?: {
                /** @description how many at most; 100 unless given */
                limit?: number;
                /** @description the "next" of the page before */
                cursor?: string;
            };
            header?: never;
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SealedBagPage"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    seal_case_bag: {
        parameters: {
            query?: never;
            header?: {
                /** @description a name for this request: sent again, it is answered as before and changes nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BagWish"];
            };
        };
        responses: {
            /** @description Begun; the job tells how far it is. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_exhibits: {
        parameters: {
            query?: {
                /** @description how many at most; 100 unless given */
                limit?: number;
                /** @description the "next" of the page before */
                cursor?: string;
            };
            header?: never;
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExhibitPage"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    keep_source: {
        parameters: {
            query?: never;
            header?: {
                /** @description a name for this request: sent again, it is answered as before and changes nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SourceExhibitWish"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Exhibit"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    show_exhibit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: string;
                exhibit: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Exhibit"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    keep_extract: {
        parameters: {
            query?: never;
            header?: {
                /** @description a name for this request: sent again, it is answered as before and changes nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                number: string;
                exhibit: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ExtractWish"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Exhibit"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    describe_exhibit: {
        parameters: {
            query?: never;
            header?: {
                /** @description a name for this request: sent again, it is answered as before and changes nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                number: string;
                exhibit: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ExhibitDescription"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Exhibit"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    redact_exhibit: {
        parameters: {
            query?: never;
            header?: {
                /** @description a name for this request: sent again, it is answered as before and changes nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                number: string;
                exhibit: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RedactionWish"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Exhibit"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_custody: {
        parameters: {
            query?: {
                /** @description how many at most; 100 unless given */
                limit?: number;
                /** @description the "next" of the page before */
                cursor?: string;
            };
            header?: never;
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustodyStepPage"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    note_custody: {
        parameters: {
            query?: never;
            header?: {
                /** @description a name for this request: sent again, it is answered as before and changes nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CustodyNote"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustodyStep"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    keep_file: {
        parameters: {
            query?: {
                /** @description why it is kept */
                reason?: string;
                /** @description the file's name */
                name?: string;
                /** @description title of the exhibit; made from the name unless given */
                title?: string;
                /** @description who was present */
                second_person?: string;
                /** @description where it was received */
                place?: string;
            };
            header?: never;
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": string;
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Exhibit"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    keep_redacted_file: {
        parameters: {
            query?: {
                /** @description why it is redacted; needed */
                reason?: string;
                /** @description the file's name */
                name?: string;
                /** @description title of the exhibit; made from the name unless given */
                title?: string;
                /** @description who was present */
                second_person?: string;
                /** @description where it was received */
                place?: string;
            };
            header?: never;
            path: {
                number: string;
                exhibit: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": string;
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Exhibit"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    carry_case_bag: {
        parameters: {
            query?: {
                /** @description why it leaves */
                reason?: string;
                /** @description who was present */
                second_person?: string;
                /** @description where it was handed over */
                place?: string;
            };
            header?: never;
            path: {
                number: string;
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/zip": string;
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    show_ledger: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LedgerState"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    show_checkpoint: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    prove_entry: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                index: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_changes: {
        parameters: {
            query?: {
                /** @description of objects of this kind */
                kind?: string;
                /** @description of this object */
                id?: string;
                /** @description by this account */
                account?: string;
                /** @description of this kind, such as case.close */
                action?: string;
                /** @description from this time on */
                since?: string;
                /** @description to this time */
                until?: string;
                /** @description which comes first; newest when it is not said */
                order?: "newest" | "oldest";
                /** @description how many at most; 100 unless given */
                limit?: number;
                /** @description the "next" of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangePage"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_accounts: {
        parameters: {
            query?: {
                /** @description how many at most; 100 unless given */
                limit?: number;
                /** @description the "next" of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountPage"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    create_account: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AccountEntry"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Account"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_tokens: {
        parameters: {
            query?: {
                /** @description how many at most; 100 unless given */
                limit?: number;
                /** @description the "next" of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenPage"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    create_token: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TokenWish"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewToken"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_account: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AccountChange"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Account"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    set_account_password: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AccountPassword"];
            };
        };
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    remove_account_second_factors: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AccountAct"];
            };
        };
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    end_account_sessions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AccountAct"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ended"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revoke_token: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TokenRevocation"];
            };
        };
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_levels: {
        parameters: {
            query?: {
                /** @description how many at most; 100 unless given */
                limit?: number;
                /** @description the "next" of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LevelDefinitionPage"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_level_proposals: {
        parameters: {
            query?: {
                /** @description in this state */
                state?: "proposed" | "approved" | "refused";
                /** @description how many at most; 100 unless given */
                limit?: number;
                /** @description the "next" of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LevelProposalPage"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    propose_level: {
        parameters: {
            query?: never;
            header?: {
                /** @description a name for this request: sent again, it is answered as before and changes nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LevelProposing"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LevelProposal"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    decide_level: {
        parameters: {
            query?: never;
            header?: {
                /** @description a name for this request: sent again, it is answered as before and changes nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LevelDeciding"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LevelProposal"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_due_reviews: {
        parameters: {
            query?: {
                /** @description due on or before that day; today unless given */
                until?: string;
                /** @description how many at most; 100 unless given */
                limit?: number;
                /** @description the "next" of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DueReviewPage"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_level: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                level: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LevelChange"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LevelDefinition"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    review_secret: {
        parameters: {
            query?: never;
            header?: {
                /** @description a name for this request: sent again, it is answered as before and changes nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SecretReviewing"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SecretReviewed"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_stock_takes: {
        parameters: {
            query?: {
                /** @description how many at most; 100 unless given */
                limit?: number;
                /** @description the "next" of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StockCoveragePage"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    start_stock_take: {
        parameters: {
            query?: never;
            header?: {
                /** @description a name for this request: sent again, it is answered as before and changes nothing */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StockStart"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StockTake"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_starter_lines: {
        parameters: {
            query?: {
                /** @description of the department's work; every line unless given */
                nature?: "development" | "production" | "sales" | "purchasing" | "administration";
                /** @description how many at most; 100 unless given */
                limit?: number;
                /** @description the "next" of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StockLinePage"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    add_stock_line: {
        parameters: {
            query?: never;
            header?: {
                /** @description a name for this request: sent again, it is answered as before and changes nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                department: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StockLineAdding"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StockTake"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    show_stock_take: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                department: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StockTake"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    answer_stock_line: {
        parameters: {
            query?: never;
            header?: {
                /** @description a name for this request: sent again, it is answered as before and changes nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                department: string;
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StockAnswer"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StockTake"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_category_lists: {
        parameters: {
            query?: {
                /** @description how many at most; 100 unless given */
                limit?: number;
                /** @description the "next" of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CategoryListPage"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    publish_category_list: {
        parameters: {
            query?: never;
            header?: {
                /** @description a name for this request: sent again, it is answered as before and changes nothing */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CategoryPublishing"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CategoryList"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    show_category_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CategoryList"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_receipts: {
        parameters: {
            query?: {
                /** @description of this person */
                staff_number?: string;
                /** @description of the secret with this number */
                secret?: string;
                /** @description how many at most; 100 unless given */
                limit?: number;
                /** @description the "next" of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReceiptPage"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_starter_categories: {
        parameters: {
            query?: {
                /** @description how many at most; 100 unless given */
                limit?: number;
                /** @description the "next" of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CategoryPage"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    give_category_list: {
        parameters: {
            query?: never;
            header?: {
                /** @description a name for this request: sent again, it is answered as before and changes nothing */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CategoryGiving"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReceiptsGiven"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    acknowledge_category_list: {
        parameters: {
            query?: never;
            header?: {
                /** @description a name for this request: sent again, it is answered as before and changes nothing */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CategoryAcknowledging"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CategoryAcknowledged"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_missing_receipts: {
        parameters: {
            query?: {
                /** @description how many at most; 100 unless given */
                limit?: number;
                /** @description the "next" of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MissingReceiptPage"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_know_how_cards: {
        parameters: {
            query?: {
                /** @description how many at most; 100 unless given */
                limit?: number;
                /** @description the "next" of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KnowHowCardPage"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    write_know_how_card: {
        parameters: {
            query?: never;
            header?: {
                /** @description a name for this request: sent again, it is answered as before and changes nothing */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["KnowHowCardEntry"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KnowHowCard"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    show_know_how_card: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KnowHowCard"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_cloud_places: {
        parameters: {
            query?: {
                /** @description how many at most; 100 unless given */
                limit?: number;
                /** @description the "next" of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CloudPlacePage"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    set_cloud_place: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CloudPlaceEntry"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CloudPlace"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_limited_data: {
        parameters: {
            query?: {
                /** @description under the law of that day; today unless given */
                as_of?: string;
                /** @description how many at most; 100 unless given */
                limit?: number;
                /** @description the "next" of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LimitedDataPage"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    set_limited_data: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LimitedDataEntry"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LimitedData"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_ai_policies: {
        parameters: {
            query?: {
                /** @description how many at most; 100 unless given */
                limit?: number;
                /** @description the "next" of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AiPolicyPage"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    publish_ai_policy: {
        parameters: {
            query?: never;
            header?: {
                /** @description a name for this request: sent again, it is answered as before and changes nothing */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AiPolicyPublishing"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AiPolicy"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    show_starter_ai_policy: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AiPolicy"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_open_close_decisions: {
        parameters: {
            query?: {
                /** @description how many at most; 100 unless given */
                limit?: number;
                /** @description the "next" of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenCloseDecisionPage"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    decide_open_close: {
        parameters: {
            query?: never;
            header?: {
                /** @description a name for this request: sent again, it is answered as before and changes nothing */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OpenCloseEntry"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenCloseDecision"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_open_close_criteria: {
        parameters: {
            query?: {
                /** @description how many at most; 100 unless given */
                limit?: number;
                /** @description the "next" of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenCloseCriterionPage"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_prior_use_files: {
        parameters: {
            query?: {
                /** @description how many at most; 100 unless given */
                limit?: number;
                /** @description the "next" of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PriorUseFilePage"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    open_prior_use_file: {
        parameters: {
            query?: never;
            header?: {
                /** @description a name for this request: sent again, it is answered as before and changes nothing */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PriorUseEntry"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PriorUseFile"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    add_prior_use_document: {
        parameters: {
            query?: {
                /** @description its name */
                file?: string;
                /** @description drawing, order, research_note ... */
                kind?: string;
                /** @description what it is; its name unless given */
                title?: string;
                /** @description that the document bears */
                day?: string;
                /** @description what it shows */
                shows?: string;
            };
            header?: {
                /** @description a name for this request: sent again, it is answered as before and changes nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": string;
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PriorUseFile"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_prior_use_bags: {
        parameters: {
            query?: {
                /** @description how many at most; 100 unless given */
                limit?: number;
                /** @description the "next" of the page before */
                cursor?: string;
            };
            header?: never;
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PriorUseBagPage"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    seal_prior_use_file: {
        parameters: {
            query?: never;
            header?: {
                /** @description a name for this request: sent again, it is answered as before and changes nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PriorUseSealing"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PriorUseBag"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    carry_prior_use_bag: {
        parameters: {
            query?: {
                /** @description why it leaves */
                reason?: string;
            };
            header?: never;
            path: {
                number: string;
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/zip": string;
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    show_keep_secret_file: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeepSecretFile"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    print_keep_secret_file: {
        parameters: {
            query?: {
                /** @description a page to read and print, or a PDF; html unless given */
                form?: "html" | "pdf";
                /** @description of the paper; the reader's unless given */
                language?: "ja" | "en";
            };
            header?: never;
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                    "application/pdf": string;
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    export_scheme: {
        parameters: {
            query?: {
                /** @description this table alone, as CSV */
                table?: "levels" | "categories" | "secrets" | "items" | "know_how";
                /** @description of the titles; the reader's unless given */
                language?: "ja" | "en";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                    "text/csv": string;
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    import_scheme: {
        parameters: {
            query?: {
                /** @description its name; the ending tells what it is */
                file?: string;
                /** @description takes in nothing */
                check_only?: boolean;
                /** @description number of the agreement to take in the good rows alone */
                agreed?: string;
                /** @description why it is taken in */
                reason?: string;
            };
            header?: {
                /** @description a name for this request: sent again, it is answered as before and changes nothing */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": string;
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SchemeTaken"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_medium_items: {
        parameters: {
            query?: {
                /** @description of the secret with this number */
                secret?: string;
                /** @description how many at most; 100 unless given */
                limit?: number;
                /** @description the "next" of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MediumItemPage"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    add_medium_item: {
        parameters: {
            query?: never;
            header?: {
                /** @description a name for this request: sent again, it is answered as before and changes nothing */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MediumItemAdding"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MediumItem"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_due_medium_items: {
        parameters: {
            query?: {
                /** @description not looked at since that day; a year ago unless given */
                not_since?: string;
                /** @description how many at most; 100 unless given */
                limit?: number;
                /** @description the "next" of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MediumItemPage"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    write_stock_form: {
        parameters: {
            query?: {
                /** @description of the secret with this number */
                secret?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    read_stock_form: {
        parameters: {
            query?: {
                /** @description its name */
                file?: string;
            };
            header?: {
                /** @description a name for this request: sent again, it is answered as before and changes nothing */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "text/csv": string;
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReadStockForm"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    check_medium_item: {
        parameters: {
            query?: never;
            header?: {
                /** @description a name for this request: sent again, it is answered as before and changes nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MediumItemCheck"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CheckedMediumItem"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    import_secrets: {
        parameters: {
            query?: {
                /** @description day from which it holds */
                valid_from?: string;
                /** @description its name, for messages */
                file?: string;
                /** @description why it is taken in */
                reason?: string;
            };
            header?: {
                /** @description a name for this request: sent again, it is answered as before and changes nothing */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "text/csv": string;
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Imported"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    import_people: {
        parameters: {
            query?: {
                /** @description its name, for messages */
                file?: string;
                /** @description why it is taken in */
                reason?: string;
            };
            header?: {
                /** @description a name for this request: sent again, it is answered as before and changes nothing */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "text/csv": string;
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Imported"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    import_agreements: {
        parameters: {
            query?: {
                /** @description its name, for messages */
                file?: string;
                /** @description why it is taken in */
                reason?: string;
            };
            header?: {
                /** @description a name for this request: sent again, it is answered as before and changes nothing */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "text/csv": string;
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Imported"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    import_sources: {
        parameters: {
            query?: {
                /** @description day from which it holds */
                valid_from?: string;
                /** @description its name, for messages */
                file?: string;
                /** @description why it is taken in */
                reason?: string;
            };
            header?: {
                /** @description a name for this request: sent again, it is answered as before and changes nothing */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "text/csv": string;
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Imported"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    import_approvals: {
        parameters: {
            query?: {
                /** @description its name, for messages */
                file?: string;
                /** @description why it is taken in */
                reason?: string;
            };
            header?: {
                /** @description a name for this request: sent again, it is answered as before and changes nothing */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "text/csv": string;
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Imported"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_approvals: {
        parameters: {
            query?: {
                /** @description how many at most; 100 unless given */
                limit?: number;
                /** @description the "next" of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApprovalPage"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    print_register: {
        parameters: {
            query?: {
                /** @description name of the firm on the paper */
                company?: string;
                /** @description a page to read and print, or a PDF; html unless given */
                form?: "html" | "pdf";
                /** @description of the paper; the reader's unless given */
                language?: "ja" | "en";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                    "application/pdf": string;
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    print_objects: {
        parameters: {
            query?: {
                /** @description name of the firm on the paper */
                company?: string;
                /** @description a page to read and print, or a PDF; html unless given */
                form?: "html" | "pdf";
                /** @description of the paper; the reader's unless given */
                language?: "ja" | "en";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                    "application/pdf": string;
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    print_check_form: {
        parameters: {
            query?: {
                /** @description name of the firm on the paper */
                company?: string;
                /** @description a page to read and print, or a PDF; html unless given */
                form?: "html" | "pdf";
                /** @description of the paper; the reader's unless given */
                language?: "ja" | "en";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                    "application/pdf": string;
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    print_categories: {
        parameters: {
            query?: {
                /** @description name of the firm on the paper */
                company?: string;
                /** @description a page to read and print, or a PDF; html unless given */
                form?: "html" | "pdf";
                /** @description of the paper; the reader's unless given */
                language?: "ja" | "en";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                    "application/pdf": string;
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    print_cover: {
        parameters: {
            query?: {
                /** @description name of the firm on the paper */
                company?: string;
                /** @description a page to read and print, or a PDF; html unless given */
                form?: "html" | "pdf";
                /** @description of the paper; the reader's unless given */
                language?: "ja" | "en";
            };
            header?: never;
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                    "application/pdf": string;
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    print_labels: {
        parameters: {
            query?: {
                /** @description of a secret, a copy or an object */
                number?: string[];
                /** @description how many of each */
                copies?: number;
                /** @description label paper; a4-12 unless given */
                sheet?: "a4-10" | "a4-12" | "a4-24";
                /** @description places used up on the first sheet */
                skip?: number;
                /** @description name of the firm on the paper */
                company?: string;
                /** @description a page to read and print, or a PDF; html unless given */
                form?: "html" | "pdf";
                /** @description of the paper; the reader's unless given */
                language?: "ja" | "en";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                    "application/pdf": string;
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    print_shelves: {
        parameters: {
            query?: {
                /** @description label paper; a4-12 unless given */
                sheet?: "a4-10" | "a4-12" | "a4-24";
                /** @description places used up on the first sheet */
                skip?: number;
                /** @description name of the firm on the paper */
                company?: string;
                /** @description a page to read and print, or a PDF; html unless given */
                form?: "html" | "pdf";
                /** @description of the paper; the reader's unless given */
                language?: "ja" | "en";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                    "application/pdf": string;
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    print_card: {
        parameters: {
            query?: {
                /** @description name of the firm on the paper */
                company?: string;
                /** @description a page to read and print, or a PDF; html unless given */
                form?: "html" | "pdf";
                /** @description of the paper; the reader's unless given */
                language?: "ja" | "en";
            };
            header?: never;
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                    "application/pdf": string;
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_readiness: {
        parameters: {
            query?: {
                /** @description how many at most; 100 unless given */
                limit?: number;
                /** @description the "next" of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SecretReadinessPage"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    show_readiness: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SecretReadiness"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_over_marking: {
        parameters: {
            query?: {
                /** @description how many at most; 100 unless given */
                limit?: number;
                /** @description the "next" of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OverMarkingPage"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    show_posture: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Posture"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_blind_spots: {
        parameters: {
            query?: {
                /** @description how many at most; 100 unless given */
                limit?: number;
                /** @description the "next" of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BlindSpotPage"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_jobs: {
        parameters: {
            query?: {
                /** @description how many at most; 100 unless given */
                limit?: number;
                /** @description the "next" of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobPage"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    show_job: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_suppressions: {
        parameters: {
            query?: {
                /** @description how many at most; 100 unless given */
                limit?: number;
                /** @description the "next" of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SuppressionPage"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    create_suppression: {
        parameters: {
            query?: never;
            header?: {
                /** @description a name for this request: sent again, it is answered as before and changes nothing */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SuppressionWish"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Suppression"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    end_suppression: {
        parameters: {
            query?: never;
            header?: {
                /** @description a name for this request: sent again, it is answered as before and changes nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SuppressionEnd"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Suppression"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_feedback: {
        parameters: {
            query?: {
                /** @description how many at most; 100 unless given */
                limit?: number;
                /** @description the "next" of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FactorFeedbackPage"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_leavers: {
        parameters: {
            query?: {
                /** @description exits up to so many days from today (60) */
                days_ahead?: number;
                /** @description and so many days ago (30) */
                days_back?: number;
                /** @description how many at most; 100 unless given */
                limit?: number;
                /** @description the "next" of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LeaverPage"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_leaver_activity: {
        parameters: {
            query?: {
                /** @description exits up to so many days from today (60) */
                days_ahead?: number;
                /** @description and so many days ago (30) */
                days_back?: number;
                /** @description how many at most; 100 unless given */
                limit?: number;
                /** @description the "next" of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LeaverPage"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_case_tasks: {
        parameters: {
            query?: {
                /** @description how many at most; 100 unless given */
                limit?: number;
                /** @description the "next" of the page before */
                cursor?: string;
            };
            header?: never;
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseTaskPage"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    add_case_task: {
        parameters: {
            query?: never;
            header?: {
                /** @description a name for this request: sent again, it is answered as before and changes nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CaseTaskEntry"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseTask"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    set_case_task: {
        parameters: {
            query?: never;
            header?: {
                /** @description a name for this request: sent again, it is answered as before and changes nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                number: string;
                step: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CaseTaskState"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseTask"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    show_case_log: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseLog"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    decide_in_case: {
        parameters: {
            query?: never;
            header?: {
                /** @description a name for this request: sent again, it is answered as before and changes nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CaseDecisionEntry"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseLog"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    hold_device: {
        parameters: {
            query?: never;
            header?: {
                /** @description a name for this request: sent again, it is answered as before and changes nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeviceHoldWish"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseLog"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    release_device: {
        parameters: {
            query?: never;
            header?: {
                /** @description a name for this request: sent again, it is answered as before and changes nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeviceRelease"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseLog"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    refer_case: {
        parameters: {
            query?: never;
            header?: {
                /** @description a name for this request: sent again, it is answered as before and changes nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReferralEntry"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseLog"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    add_damage: {
        parameters: {
            query?: never;
            header?: {
                /** @description a name for this request: sent again, it is answered as before and changes nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DamageEntry"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseLog"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    show_personal_data_duty: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonalDataDuty"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    answer_personal_data_duty: {
        parameters: {
            query?: never;
            header?: {
                /** @description a name for this request: sent again, it is answered as before and changes nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PersonalDataChange"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonalDataDuty"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_contacts: {
        parameters: {
            query?: {
                /** @description how many at most; 100 unless given */
                limit?: number;
                /** @description the "next" of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContactPage"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_intakes: {
        parameters: {
            query?: {
                /** @description how many at most; 100 unless given */
                limit?: number;
                /** @description the "next" of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IntakePage"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    receive_intake: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["IntakeDraft"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IntakeReceipt"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    show_intake: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Intake"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    answer_intake: {
        parameters: {
            query?: never;
            header?: {
                /** @description a name for this request: sent again, it is answered as before and changes nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["IntakeAnswer"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Intake"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    close_intake: {
        parameters: {
            query?: never;
            header?: {
                /** @description a name for this request: sent again, it is answered as before and changes nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["IntakeClosing"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Intake"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    open_case_of_intake: {
        parameters: {
            query?: never;
            header?: {
                /** @description a name for this request: sent again, it is answered as before and changes nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["IntakeCase"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenedCase"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_report: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_report: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_report_new: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    show_notices: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NoticeSubscription"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_notices: {
        parameters: {
            query?: never;
            header?: {
                /** @description a name for this request: sent again, it is answered as before and changes nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NoticeChange"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NoticeSubscription"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_notices: {
        parameters: {
            query?: {
                /** @description how many at most; 100 unless given */
                limit?: number;
                /** @description the "next" of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OutboxMessagePage"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    retry_notice: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    show_notice_channels: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NoticeChannels"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    try_notices: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NoticeTrial"];
            };
        };
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    show_log_review: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LogReview"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_log_reviews: {
        parameters: {
            query?: {
                /** @description how many at most; 100 unless given */
                limit?: number;
                /** @description the "next" of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LogReviewPage"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sign_log_review: {
        parameters: {
            query?: never;
            header?: {
                /** @description a name for this request: sent again, it is answered as before and changes nothing */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LogReviewSigning"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LogReview"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    remove_expired: {
        parameters: {
            query?: never;
            header?: {
                /** @description a name for this request: sent again, it is answered as before and changes nothing */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Begun; the job tells how far it is. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_tasks: {
        parameters: {
            query?: {
                /** @description ended ones too */
                ended?: boolean;
                /** @description due by that day */
                due_by?: string;
                /** @description of this staff number */
                owner?: string;
                /** @description of this kind */
                kind?: string;
                /** @description how many at most; 100 unless given */
                limit?: number;
                /** @description the "next" of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskPage"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    show_task: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Task"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    answer_task_step: {
        parameters: {
            query?: never;
            header?: {
                /** @description a name for this request: sent again, it is answered as before and changes nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
                step: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StepAnswering"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Task"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    finish_task: {
        parameters: {
            query?: never;
            header?: {
                /** @description a name for this request: sent again, it is answered as before and changes nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TaskEnding"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Task"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    drop_task: {
        parameters: {
            query?: never;
            header?: {
                /** @description a name for this request: sent again, it is answered as before and changes nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TaskDropping"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Task"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    show_checklist: {
        parameters: {
            query?: {
                /** @description the circumstance, as kind=dismissal */
                when?: string;
            };
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Checklist"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_rights_imports: {
        parameters: {
            query?: {
                /** @description as it stood at the end of that day */
                as_of?: string;
                /** @description how many at most; 100 unless given */
                limit?: number;
                /** @description the "next" of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RightsImportPage"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    import_rights: {
        parameters: {
            query?: {
                /** @description see list_rights_formats */
                format?: string;
                /** @description place before relative paths */
                root?: string;
                /** @description mail domain of the firm */
                domain?: string;
                /** @description day of the export */
                taken_on?: string;
                /** @description its name */
                file?: string;
            };
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": string;
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RightsImport"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_rights_formats: {
        parameters: {
            query?: {
                /** @description how many at most; 100 unless given */
                limit?: number;
                /** @description the "next" of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RightsFormatPage"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_rights_findings: {
        parameters: {
            query?: {
                /** @description of this secret */
                secret?: string;
                /** @description as it stood at the end of that day */
                as_of?: string;
                /** @description how many at most; 100 unless given */
                limit?: number;
                /** @description the "next" of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RightsFindingPage"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    compare_rights: {
        parameters: {
            query?: never;
            header?: {
                /** @description a name for this request: sent again, it is answered as before and changes nothing */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RightsComparing"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RightsCompared"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_right_holders: {
        parameters: {
            query?: {
                /** @description as it stood at the end of that day */
                as_of?: string;
                /** @description how many at most; 100 unless given */
                limit?: number;
                /** @description the "next" of the page before */
                cursor?: string;
            };
            header?: never;
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RightHolderPage"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_reviews: {
        parameters: {
            query?: {
                /** @description signed ones too */
                signed?: boolean;
                /** @description how many at most; 100 unless given */
                limit?: number;
                /** @description the "next" of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReviewPage"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    open_review: {
        parameters: {
            query?: never;
            header?: {
                /** @description a name for this request: sent again, it is answered as before and changes nothing */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReviewOpening"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Review"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    show_review: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Review"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    decide_review: {
        parameters: {
            query?: never;
            header: {
                /** @description a name for this request: sent again, it is answered as before and changes nothing */
                "Idempotency-Key"?: string;
                /** @description the ETag of what was read; 412 when it has changed since */
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReviewDecision"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Review"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sign_review: {
        parameters: {
            query?: never;
            header: {
                /** @description a name for this request: sent again, it is answered as before and changes nothing */
                "Idempotency-Key"?: string;
                /** @description the ETag of what was read; 412 when it has changed since */
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReviewSigning"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Review"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_exits: {
        parameters: {
            query?: {
                /** @description ended ones too */
                ended?: boolean;
                /** @description how many at most; 100 unless given */
                limit?: number;
                /** @description the "next" of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonCheckPage"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    start_exit: {
        parameters: {
            query?: never;
            header?: {
                /** @description a name for this request: sent again, it is answered as before and changes nothing */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ExitStart"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonCheck"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    show_exit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonCheck"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    answer_exit_step: {
        parameters: {
            query?: never;
            header?: {
                /** @description a name for this request: sent again, it is answered as before and changes nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
                step: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StepAnswering"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonCheck"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    clear_exit: {
        parameters: {
            query?: never;
            header?: {
                /** @description a name for this request: sent again, it is answered as before and changes nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CheckConclusion"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonCheck"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    open_case_of_exit: {
        parameters: {
            query?: never;
            header?: {
                /** @description a name for this request: sent again, it is answered as before and changes nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CheckSuspicion"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonCheck"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    stop_exit: {
        parameters: {
            query?: never;
            header?: {
                /** @description a name for this request: sent again, it is answered as before and changes nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TaskDropping"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonCheck"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_hirings: {
        parameters: {
            query?: {
                /** @description ended ones too */
                ended?: boolean;
                /** @description how many at most; 100 unless given */
                limit?: number;
                /** @description the "next" of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonCheckPage"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    start_hiring: {
        parameters: {
            query?: never;
            header?: {
                /** @description a name for this request: sent again, it is answered as before and changes nothing */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HiringStart"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonCheck"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    show_hiring: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonCheck"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    answer_hiring_step: {
        parameters: {
            query?: never;
            header?: {
                /** @description a name for this request: sent again, it is answered as before and changes nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
                step: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StepAnswering"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonCheck"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    clear_hiring: {
        parameters: {
            query?: never;
            header?: {
                /** @description a name for this request: sent again, it is answered as before and changes nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CheckConclusion"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonCheck"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_missing_agreements: {
        parameters: {
            query?: {
                /** @description how many at most; 100 unless given */
                limit?: number;
                /** @description the "next" of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MissingAgreementPage"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_partners: {
        parameters: {
            query?: {
                /** @description how many at most; 100 unless given */
                limit?: number;
                /** @description the "next" of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PartnerPage"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    add_partner: {
        parameters: {
            query?: never;
            header?: {
                /** @description a name for this request: sent again, it is answered as before and changes nothing */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PartnerEntry"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Partner"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    add_partner_nda: {
        parameters: {
            query?: never;
            header?: {
                /** @description a name for this request: sent again, it is answered as before and changes nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PartnerNdaEntry"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Partner"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    show_partner: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Partner"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_partner_audits: {
        parameters: {
            query?: {
                /** @description how many at most; 100 unless given */
                limit?: number;
                /** @description the "next" of the page before */
                cursor?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PartnerAuditPage"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    record_partner_audit: {
        parameters: {
            query?: never;
            header?: {
                /** @description a name for this request: sent again, it is answered as before and changes nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PartnerAuditEntry"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PartnerAudit"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    close_partner_finding: {
        parameters: {
            query?: never;
            header?: {
                /** @description a name for this request: sent again, it is answered as before and changes nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
                finding: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FindingClosing"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PartnerAudit"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    stop_partner: {
        parameters: {
            query?: never;
            header?: {
                /** @description a name for this request: sent again, it is answered as before and changes nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PartnerStopping"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Partner"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    lift_partner_stop: {
        parameters: {
            query?: never;
            header?: {
                /** @description a name for this request: sent again, it is answered as before and changes nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TaskDropping"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Partner"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_disclosures: {
        parameters: {
            query?: {
                /** @description to this partner */
                partner?: string;
                /** @description only what should have been returned */
                overdue?: boolean;
                /** @description how many at most; 100 unless given */
                limit?: number;
                /** @description the "next" of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DisclosurePage"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    propose_disclosure: {
        parameters: {
            query?: never;
            header?: {
                /** @description a name for this request: sent again, it is answered as before and changes nothing */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DisclosureProposal"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Disclosure"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    show_disclosure: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Disclosure"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    answer_disclosure_step: {
        parameters: {
            query?: never;
            header?: {
                /** @description a name for this request: sent again, it is answered as before and changes nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                number: string;
                step: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StepAnswering"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Disclosure"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sign_off_disclosure: {
        parameters: {
            query?: never;
            header?: {
                /** @description a name for this request: sent again, it is answered as before and changes nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DisclosureSignOff"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Disclosure"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    make_disclosure: {
        parameters: {
            query?: never;
            header?: {
                /** @description a name for this request: sent again, it is answered as before and changes nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DisclosureMade"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Disclosure"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    end_disclosure: {
        parameters: {
            query?: never;
            header?: {
                /** @description a name for this request: sent again, it is answered as before and changes nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DisclosureEnd"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Disclosure"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_partner_links: {
        parameters: {
            query?: {
                /** @description how many at most; 100 unless given */
                limit?: number;
                /** @description the "next" of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PartnerLinkPage"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    make_partner_link: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PartnerLinkWish"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PartnerLink"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revoke_partner_link: {
        parameters: {
            query?: never;
            header?: {
                /** @description a name for this request: sent again, it is answered as before and changes nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TaskDropping"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PartnerLink"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_received_secrets: {
        parameters: {
            query?: {
                /** @description how many at most; 100 unless given */
                limit?: number;
                /** @description the "next" of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReceivedSecretPage"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    add_received_secret: {
        parameters: {
            query?: never;
            header?: {
                /** @description a name for this request: sent again, it is answered as before and changes nothing */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReceivedEntry"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReceivedSecret"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_contaminations: {
        parameters: {
            query?: {
                /** @description before this person */
                staff_number?: string;
                /** @description is put on this secret or project */
                works_on?: string;
                /** @description how many at most; 100 unless given */
                limit?: number;
                /** @description the "next" of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContaminationPage"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    expose_received_secret: {
        parameters: {
            query?: never;
            header?: {
                /** @description a name for this request: sent again, it is answered as before and changes nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReceivedExposure"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReceivedSecret"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    end_exposure: {
        parameters: {
            query?: never;
            header?: {
                /** @description a name for this request: sent again, it is answered as before and changes nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                number: string;
                staff_number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReceivedDay"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReceivedSecret"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    return_received_secret: {
        parameters: {
            query?: never;
            header?: {
                /** @description a name for this request: sent again, it is answered as before and changes nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReceivedDay"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReceivedSecret"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_partner_token: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_partner_token: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_events: {
        parameters: {
            query?: {
                /** @description with this in the path or address that was acted upon; not for finding people */
                q?: string;
                /** @description from this time on */
                from?: string;
                /** @description to this time */
                to?: string;
                /** @description by one of these, by pseudonym */
                person?: string[];
                /** @description of one of these kinds: read, copy, upload, print ... */
                activity?: string[];
                /** @description touching one of these, by register number */
                secret?: string[];
                /** @description touching a secret of one of these levels */
                level?: ("level_top" | "level_confidential" | "level_internal")[];
                /** @description on one of these computers */
                device?: string[];
                /** @description from one of these sources, by id */
                source?: string[];
                /** @description how many at most; 100 unless given */
                limit?: number;
                /** @description the "next" of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventPage"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    summarise_events: {
        parameters: {
            query?: {
                /** @description with this in the path or address that was acted upon; not for finding people */
                q?: string;
                /** @description from this time on */
                from?: string;
                /** @description to this time */
                to?: string;
                /** @description by one of these, by pseudonym */
                person?: string[];
                /** @description of one of these kinds: read, copy, upload, print ... */
                activity?: string[];
                /** @description touching one of these, by register number */
                secret?: string[];
                /** @description touching a secret of one of these levels */
                level?: ("level_top" | "level_confidential" | "level_internal")[];
                /** @description on one of these computers */
                device?: string[];
                /** @description from one of these sources, by id */
                source?: string[];
                /** @description how many bars the histogram has; 60 unless given */
                bins?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventSummary"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    show_event_histogram: {
        parameters: {
            query?: {
                /** @description with this in the path or address that was acted upon; not for finding people */
                q?: string;
                /** @description from this time on */
                from?: string;
                /** @description to this time */
                to?: string;
                /** @description by one of these, by pseudonym */
                person?: string[];
                /** @description of one of these kinds: read, copy, upload, print ... */
                activity?: string[];
                /** @description touching one of these, by register number */
                secret?: string[];
                /** @description touching a secret of one of these levels */
                level?: ("level_top" | "level_confidential" | "level_internal")[];
                /** @description on one of these computers */
                device?: string[];
                /** @description from one of these sources, by id */
                source?: string[];
                /** @description how many bars the histogram has; 60 unless given */
                bins?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventHistogram"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    show_event_facets: {
        parameters: {
            query?: {
                /** @description with this in the path or address that was acted upon; not for finding people */
                q?: string;
                /** @description from this time on */
                from?: string;
                /** @description to this time */
                to?: string;
                /** @description by one of these, by pseudonym */
                person?: string[];
                /** @description of one of these kinds: read, copy, upload, print ... */
                activity?: string[];
                /** @description touching one of these, by register number */
                secret?: string[];
                /** @description touching a secret of one of these levels */
                level?: ("level_top" | "level_confidential" | "level_internal")[];
                /** @description on one of these computers */
                device?: string[];
                /** @description from one of these sources, by id */
                source?: string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventFacets"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    show_event_density: {
        parameters: {
            query?: {
                /** @description with this in the path or address that was acted upon; not for finding people */
                q?: string;
                /** @description from this time on */
                from?: string;
                /** @description to this time */
                to?: string;
                /** @description by one of these, by pseudonym */
                person?: string[];
                /** @description of one of these kinds: read, copy, upload, print ... */
                activity?: string[];
                /** @description touching one of these, by register number */
                secret?: string[];
                /** @description touching a secret of one of these levels */
                level?: ("level_top" | "level_confidential" | "level_internal")[];
                /** @description on one of these computers */
                device?: string[];
                /** @description from one of these sources, by id */
                source?: string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventDensity"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    show_event: {
        parameters: {
            query?: {
                /** @description when it happened, as the list tells it */
                time?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WholeEvent"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listen: {
        parameters: {
            query?: {
                /** @description as the header Last-Event-ID, for clients that cannot set it */
                last_event_id?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_collections: {
        parameters: {
            query?: {
                /** @description how many at most; 100 unless given */
                limit?: number;
                /** @description the "next" of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CollectionPage"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    create_collection: {
        parameters: {
            query?: never;
            header?: {
                /** @description a name for this request: sent again, it is answered as before and changes nothing */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CollectionWish"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Collection"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    show_collection: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Collection"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_collection: {
        parameters: {
            query?: never;
            header?: {
                /** @description the ETag of what was read; 412 when it has changed since */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CollectionWish"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Collection"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    pull_collection: {
        parameters: {
            query?: never;
            header?: {
                /** @description a name for this request: sent again, it is answered as before and changes nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CollectionTransfer"];
            };
        };
        responses: {
            /** @description Begun; the job tells how far it is. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    push_collection: {
        parameters: {
            query?: never;
            header?: {
                /** @description a name for this request: sent again, it is answered as before and changes nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CollectionTransfer"];
            };
        };
        responses: {
            /** @description Begun; the job tells how far it is. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    show_sightings: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShareSightings"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    answer_share: {
        parameters: {
            query?: never;
            header?: {
                /** @description a name for this request: sent again, it is answered as before and changes nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SightingWish"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Sighting"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_hub_links: {
        parameters: {
            query?: {
                /** @description how many at most; 100 unless given */
                limit?: number;
                /** @description the "next" of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HubLinkPage"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    put_hub_link: {
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
                "application/json": components["schemas"]["HubLinkWish"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HubLink"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    fetch_warnings: {
        parameters: {
            query?: never;
            header?: {
                /** @description a name for this request: sent again, it is answered as before and changes nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Begun; the job tells how far it is. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    preview_sent_report: {
        parameters: {
            query?: never;
            header?: {
                /** @description a name for this request: sent again, it is answered as before and changes nothing */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SentReportWish"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportToSend"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_sent_reports: {
        parameters: {
            query?: {
                /** @description how many at most; 100 unless given */
                limit?: number;
                /** @description the "next" of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SentReportPage"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    send_report: {
        parameters: {
            query?: never;
            header?: {
                /** @description a name for this request: sent again, it is answered as before and changes nothing */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SentReportWish"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SentReport"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    follow_sent_report: {
        parameters: {
            query?: never;
            header?: {
                /** @description a name for this request: sent again, it is answered as before and changes nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SentReport"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    show_sent_draft: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    consent_to_sent_report: {
        parameters: {
            query?: never;
            header?: {
                /** @description a name for this request: sent again, it is answered as before and changes nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SentConsent"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SentReport"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    withdraw_sent_report: {
        parameters: {
            query?: never;
            header?: {
                /** @description a name for this request: sent again, it is answered as before and changes nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SentWithdrawal"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SentReport"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_hub_warnings: {
        parameters: {
            query?: {
                /** @description in this state */
                state?: "arrived" | "looked" | "answered" | "recalled";
                /** @description only those that were met here */
                seen?: boolean;
                /** @description how many at most; 100 unless given */
                limit?: number;
                /** @description the "next" of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HubWarningPage"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    show_hub_warning: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HubWarningWhole"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    look_back: {
        parameters: {
            query?: never;
            header?: {
                /** @description a name for this request: sent again, it is answered as before and changes nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Begun; the job tells how far it is. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    watch_hub_warning: {
        parameters: {
            query?: never;
            header?: {
                /** @description a name for this request: sent again, it is answered as before and changes nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WarningWatch"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HubWarning"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    answer_hub_warning: {
        parameters: {
            query?: never;
            header?: {
                /** @description a name for this request: sent again, it is answered as before and changes nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WarningAnswerWish"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HubWarning"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_sigs: {
        parameters: {
            query?: {
                /** @description how many at most; 100 unless given */
                limit?: number;
                /** @description the "next" of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SigPage"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    add_sig: {
        parameters: {
            query?: never;
            header?: {
                /** @description a name for this request: sent again, it is answered as before and changes nothing */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SigEntry"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Sig"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_hub_members: {
        parameters: {
            query?: {
                /** @description of this group */
                sig?: string;
                /** @description in this state */
                state?: "invited" | "active" | "suspended" | "left";
                /** @description how many at most; 100 unless given */
                limit?: number;
                /** @description the "next" of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HubMemberPage"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    invite_hub_member: {
        parameters: {
            query?: never;
            header?: {
                /** @description a name for this request: sent again, it is answered as before and changes nothing */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HubMemberEntry"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HubMember"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    show_hub_member: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HubMember"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_hub_member: {
        parameters: {
            query?: never;
            header: {
                /** @description the ETag of what was read; 412 when it has changed since */
                "If-Match": string;
            };
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HubMemberChange"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HubMember"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    join_hub_sig: {
        parameters: {
            query?: never;
            header?: {
                /** @description a name for this request: sent again, it is answered as before and changes nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HubSigStep"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HubMember"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    leave_hub_sig: {
        parameters: {
            query?: never;
            header?: {
                /** @description a name for this request: sent again, it is answered as before and changes nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HubSigStep"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HubMember"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    set_hub_member_state: {
        parameters: {
            query?: never;
            header?: {
                /** @description a name for this request: sent again, it is answered as before and changes nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HubMemberStateStep"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HubMember"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    set_hub_member_agreement: {
        parameters: {
            query?: never;
            header?: {
                /** @description a name for this request: sent again, it is answered as before and changes nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HubAgreementStep"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HubMember"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    give_hub_member_account: {
        parameters: {
            query?: never;
            header?: {
                /** @description a name for this request: sent again, it is answered as before and changes nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HubAccountStep"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HubMember"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    import_hub_members: {
        parameters: {
            query?: never;
            header?: {
                /** @description a name for this request: sent again, it is answered as before and changes nothing */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HubMemberImport"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HubMemberImportResult"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    show_hub_roster: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HubRoster"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_hub_reports: {
        parameters: {
            query?: {
                /** @description in this state */
                state?: "received" | "triaged" | "masked" | "reviewed" | "consented" | "released" | "recalled" | "merged" | "closed";
                /** @description triaged so */
                triage?: "waiting" | "targeted" | "mass_mail" | "phishing" | "other";
                /** @description of this kind */
                kind?: "mail_with_attachment" | "mail_with_url" | "mail_plain" | "exchange_thread" | "spoofed_staff" | "fake_site" | "mass_mail_in_our_name" | "form_flooding" | "insider_leak" | "supplier_incident" | "vulnerability" | "good_practice" | "problem";
                /** @description from this member */
                member?: string;
                /** @description how many at most; 100 unless given */
                limit?: number;
                /** @description the "next" of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HubReportPage"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    send_hub_report: {
        parameters: {
            query?: never;
            header?: {
                /** @description a name for this request: sent again, it is answered as before and changes nothing */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HubReportEntry"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HubReport"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    show_hub_funnel: {
        parameters: {
            query?: {
                /** @description of reports received on or after that day */
                from?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HubFunnel"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    show_hub_report: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HubReport"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    triage_hub_report: {
        parameters: {
            query?: never;
            header?: {
                /** @description a name for this request: sent again, it is answered as before and changes nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HubTriage"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HubReport"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    review_hub_report: {
        parameters: {
            query?: never;
            header?: {
                /** @description a name for this request: sent again, it is answered as before and changes nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HubApproval"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HubReport"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    consent_to_hub_report: {
        parameters: {
            query?: never;
            header?: {
                /** @description a name for this request: sent again, it is answered as before and changes nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HubConsent"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HubReport"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    withdraw_hub_consent: {
        parameters: {
            query?: never;
            header?: {
                /** @description a name for this request: sent again, it is answered as before and changes nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HubReason"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HubReport"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    merge_hub_report: {
        parameters: {
            query?: never;
            header?: {
                /** @description a name for this request: sent again, it is answered as before and changes nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HubMerge"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HubReport"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    close_hub_report: {
        parameters: {
            query?: never;
            header?: {
                /** @description a name for this request: sent again, it is answered as before and changes nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HubReason"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HubReport"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    preview_hub_report: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HubPreviewWish"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Masking"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    weigh_hub_audiences: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HubAudienceEffects"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    mask_hub_report: {
        parameters: {
            query?: never;
            header?: {
                /** @description a name for this request: sent again, it is answered as before and changes nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HubMaskWish"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MaskedHubReport"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    compare_hub_report: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HubReason"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HubComparison"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    show_hub_draft: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MaskedShare"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    fetch_hub_original: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HubOriginalWish"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    show_hub_analysis: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HubAnalysis"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    judge_hub_knew: {
        parameters: {
            query?: never;
            header?: {
                /** @description a name for this request: sent again, it is answered as before and changes nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HubKnewVerdict"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HubAnalysis"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reread_hub_report: {
        parameters: {
            query?: never;
            header?: {
                /** @description a name for this request: sent again, it is answered as before and changes nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HubReading"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HubReport"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_rescues: {
        parameters: {
            query?: {
                /** @description only those in this state */
                state?: "asked" | "accepted" | "remote" | "on_site" | "closed" | "declined";
                /** @description how many at most; 100 unless given */
                limit?: number;
                /** @description the "next" of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RescuePage"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ask_rescue: {
        parameters: {
            query?: never;
            header?: {
                /** @description a name for this request: sent again, it is answered as before and changes nothing */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RescueWish"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rescue"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    show_rescue: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rescue"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    step_rescue: {
        parameters: {
            query?: never;
            header?: {
                /** @description a name for this request: sent again, it is answered as before and changes nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RescueStepWish"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rescue"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_hub_referrals: {
        parameters: {
            query?: {
                /** @description of this report */
                report?: string;
                /** @description only those in this state */
                state?: "proposed" | "consented" | "sent" | "withdrawn";
                /** @description how many at most; 100 unless given */
                limit?: number;
                /** @description the "next" of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HubReferralPage"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    propose_hub_referral: {
        parameters: {
            query?: never;
            header?: {
                /** @description a name for this request: sent again, it is answered as before and changes nothing */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HubReferralWish"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HubReferral"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    show_hub_referral: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HubReferral"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    consent_to_hub_referral: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HubReferralConsent"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HubReferral"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    withdraw_hub_referral: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HubReason"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HubReferral"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    send_hub_referral: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HubReferralSent"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_hub_shares: {
        parameters: {
            query?: {
                /** @description for this group, or across */
                audience?: string;
                /** @description with this label */
                tlp?: string;
                /** @description of this kind of report */
                kind?: string;
                /** @description only what was not recalled */
                in_force?: boolean;
                /** @description how many at most; 100 unless given */
                limit?: number;
                /** @description the "next" of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HubSharePage"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    show_hub_share: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HubShare"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    show_hub_share_bytes: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MaskedShare"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    recall_hub_share: {
        parameters: {
            query?: never;
            header?: {
                /** @description a name for this request: sent again, it is answered as before and changes nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HubReason"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HubShare"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    release_hub_report: {
        parameters: {
            query?: never;
            header?: {
                /** @description a name for this request: sent again, it is answered as before and changes nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HubRelease"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HubShare"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_forum_items: {
        parameters: {
            query?: {
                /** @description only those of this kind */
                kind?: "trend" | "measure" | "problem";
                /** @description only those of this class of source */
                source?: "government" | "police" | "response_team" | "association" | "member" | "hub" | "desk";
                /** @description only those that go this way */
                direction?: "to_industry" | "to_government" | "within_industry";
                /** @description how many at most; 100 unless given */
                limit?: number;
                /** @description the "next" of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ForumItemPage"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    show_forum_item: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ForumItemView"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    answer_forum_item: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ForumAnswer"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ForumAnswer"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    withdraw_forum_item: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ForumReason"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ForumItem"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_forum_proposals: {
        parameters: {
            query?: {
                /** @description how many at most; 100 unless given */
                limit?: number;
                /** @description the "next" of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ForumProposalPage"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    propose_forum_item: {
        parameters: {
            query?: never;
            header?: {
                /** @description a name for this request: sent again, it is answered as before and changes nothing */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ForumProposalWish"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ForumProposal"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    show_forum_proposal: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ForumProposal"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    amend_forum_proposal: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ForumAmendment"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ForumProposal"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    publish_forum_proposal: {
        parameters: {
            query?: never;
            header?: {
                /** @description a name for this request: sent again, it is answered as before and changes nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ForumReach"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ForumItem"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    decline_forum_proposal: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ForumReason"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ForumProposal"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    take_back_forum_proposal: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ForumReason"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ForumProposal"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    name_forum_author: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ForumNaming"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ForumProposal"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_thread_notes: {
        parameters: {
            query?: {
                /** @description how many at most; 100 unless given */
                limit?: number;
                /** @description the "next" of the page before */
                cursor?: string;
            };
            header?: never;
            path: {
                subject: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ThreadNotePage"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    write_thread_note: {
        parameters: {
            query?: never;
            header?: {
                /** @description a name for this request: sent again, it is answered as before and changes nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                subject: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ThreadNoteWish"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ThreadNote"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    take_back_thread_note: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ForumReason"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ThreadNote"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_polls: {
        parameters: {
            query?: {
                /** @description how many at most; 100 unless given */
                limit?: number;
                /** @description the "next" of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PollPage"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ask_poll: {
        parameters: {
            query?: never;
            header?: {
                /** @description a name for this request: sent again, it is answered as before and changes nothing */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PollWish"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Poll"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    show_poll: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Poll"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    vote_in_poll: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PollBallot"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Poll"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    withdraw_poll: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ForumReason"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Poll"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_hand_overs: {
        parameters: {
            query?: {
                /** @description how many at most; 100 unless given */
                limit?: number;
                /** @description the "next" of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HandOverPage"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    hand_share_over: {
        parameters: {
            query?: never;
            header?: {
                /** @description a name for this request: sent again, it is answered as before and changes nothing */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HandOverWish"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HandOver"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_member_invitations: {
        parameters: {
            query?: {
                /** @description how many at most; 100 unless given */
                limit?: number;
                /** @description the "next" of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MemberInvitationPage"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    invite_member_contact: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MemberInvitationWish"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MemberInvitation"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revoke_member_invitation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ForumReason"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MemberInvitation"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_outreach_visits: {
        parameters: {
            query?: {
                /** @description how many at most; 100 unless given */
                limit?: number;
                /** @description the "next" of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OutreachVisitPage"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    log_outreach_visit: {
        parameters: {
            query?: never;
            header?: {
                /** @description a name for this request: sent again, it is answered as before and changes nothing */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OutreachVisitWish"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OutreachVisit"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_invitation_token: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_invitation_token: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_feeds_clear_xml: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_feeds_audience_indicators_csv: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                audience: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_feeds_audience_misp_file: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                audience: string;
                file: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    send_hub_digest: {
        parameters: {
            query?: never;
            header?: {
                /** @description a name for this request: sent again, it is answered as before and changes nothing */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HubDigestWish"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HubDigests"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_taxii2_: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_taxii2_root_: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                root: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_taxii2_root_status_id_: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                root: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_taxii2_root_collections_: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                root: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_taxii2_root_collections_collection_: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                root: string;
                collection: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_taxii2_root_collections_collection_manifest_: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                root: string;
                collection: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_taxii2_root_collections_collection_objects_: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                root: string;
                collection: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_taxii2_root_collections_collection_objects_: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                root: string;
                collection: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_taxii2_root_collections_collection_objects_object_: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                root: string;
                collection: string;
                object: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    delete_taxii2_root_collections_collection_objects_object_: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                root: string;
                collection: string;
                object: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_taxii2_root_collections_collection_objects_object_versions_: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                root: string;
                collection: string;
                object: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_hub_campaigns: {
        parameters: {
            query?: {
                /** @description only those of at least so many reports; 2 unless given */
                least_reports?: number;
                /** @description how many at most; 100 unless given */
                limit?: number;
                /** @description the "next" of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HubCampaignRowPage"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    show_hub_campaign: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HubCampaign"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    merge_hub_campaigns: {
        parameters: {
            query?: never;
            header?: {
                /** @description a name for this request: sent again, it is answered as before and changes nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HubCampaignMerge"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HubCampaign"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    split_hub_campaign: {
        parameters: {
            query?: never;
            header?: {
                /** @description a name for this request: sent again, it is answered as before and changes nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HubCampaignSplit"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HubCampaign"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    export_hub_campaign: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StixBundle"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    show_hub_statistics: {
        parameters: {
            query?: {
                /** @description 2014Q1 is January to March 2014 */
                quarter?: string;
                /** @description 2014 is April 2014 to March 2015 */
                fiscal_year?: string;
                /** @description the row of one group alone */
                sig?: string;
                /** @description also what is not to be published; for the hub's people */
                exact?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HubStatistics"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    print_hub_statistics: {
        parameters: {
            query?: {
                /** @description 2014Q1 is January to March 2014 */
                quarter?: string;
                /** @description 2014 is April 2014 to March 2015 */
                fiscal_year?: string;
                /** @description a page to read and print, or a PDF; html unless given */
                form?: "html" | "pdf";
                /** @description of the paper; the reader's unless given */
                language?: "ja" | "en";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                    "application/pdf": string;
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    show_report_traits: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportTraits"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    tell_report_traits: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReportTraitsWish"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportTraits"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_api_openapi_json: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_openapi_json: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    let_out_thread_note: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ForumReason"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ThreadNote"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    let_out_poll: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ForumReason"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Poll"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_held_thread_notes: {
        parameters: {
            query?: {
                /** @description how many at most; 100 unless given */
                limit?: number;
                /** @description the "next" of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ThreadNotePage"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_sig: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                sig: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SigChange"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Sig"];
                };
            };
            /** @description A problem document (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
export type Permission =
  | "access_review.create"
  | "access_review.list"
  | "access_review.read"
  | "access_review.update"
  | "access_right.create"
  | "access_right.list"
  | "account.create"
  | "account.list"
  | "account.update"
  | "agreement.create"
  | "agreement.list"
  | "agreement.update"
  | "agreement_text.create"
  | "agreement_text.list"
  | "ai_policy.create"
  | "ai_policy.read"
  | "alert.list"
  | "alert.read"
  | "alert.update"
  | "approval.create"
  | "approval.list"
  | "case.create"
  | "case.list"
  | "case.read"
  | "case.update"
  | "case_decision.create"
  | "case_decision.list"
  | "case_task.create"
  | "case_task.list"
  | "case_task.update"
  | "category_list.create"
  | "category_list.list"
  | "category_list.read"
  | "change.list"
  | "cloud_place.list"
  | "cloud_place.update"
  | "custody_step.create"
  | "custody_step.list"
  | "damage.create"
  | "device_hold.create"
  | "disclosure.approve"
  | "disclosure.create"
  | "disclosure.list"
  | "disclosure.read"
  | "disclosure.update"
  | "event.create"
  | "event.list"
  | "exhibit.create"
  | "exhibit.export"
  | "exhibit.list"
  | "exhibit.read"
  | "exhibit.update"
  | "exit_check.create"
  | "exit_check.list"
  | "exit_check.read"
  | "exit_check.update"
  | "extract.create"
  | "finding.create"
  | "forum_answer.update"
  | "forum_item.create"
  | "forum_item.list"
  | "forum_item.read"
  | "forum_item.update"
  | "forum_note.create"
  | "forum_note.list"
  | "forum_note.update"
  | "forum_proposal.create"
  | "forum_proposal.list"
  | "forum_proposal.read"
  | "forum_proposal.update"
  | "hand_over.create"
  | "hand_over.list"
  | "hiring_check.create"
  | "hiring_check.list"
  | "hiring_check.read"
  | "hiring_check.update"
  | "hold.approve"
  | "hold.create"
  | "hub_campaign.create"
  | "hub_campaign.export"
  | "hub_campaign.list"
  | "hub_campaign.read"
  | "hub_digest.export"
  | "hub_funnel.read"
  | "hub_link.create"
  | "hub_link.list"
  | "hub_referral.approve"
  | "hub_referral.create"
  | "hub_referral.list"
  | "hub_referral.read"
  | "hub_referral.update"
  | "hub_report.approve"
  | "hub_report.create"
  | "hub_report.list"
  | "hub_report.read"
  | "hub_report.reveal"
  | "hub_report.update"
  | "hub_statistics.list"
  | "intake.create"
  | "intake.list"
  | "intake.read"
  | "intake.update"
  | "know_how_card.create"
  | "know_how_card.list"
  | "know_how_card.read"
  | "level.list"
  | "level.update"
  | "level_proposal.approve"
  | "level_proposal.create"
  | "level_proposal.list"
  | "limited_data.list"
  | "limited_data.update"
  | "log_review.create"
  | "log_review.list"
  | "medium_item.create"
  | "medium_item.list"
  | "medium_item.update"
  | "member.create"
  | "member.list"
  | "member.read"
  | "member.update"
  | "member_invitation.create"
  | "member_invitation.list"
  | "member_invitation.update"
  | "open_close_decision.create"
  | "open_close_decision.list"
  | "open_close_decision.read"
  | "outreach.create"
  | "outreach.list"
  | "paper.create"
  | "partner.create"
  | "partner.list"
  | "partner.read"
  | "partner.update"
  | "partner_audit.create"
  | "partner_audit.list"
  | "partner_audit.update"
  | "partner_link.create"
  | "partner_link.list"
  | "partner_link.update"
  | "person.create"
  | "person.list"
  | "personal_data_duty.create"
  | "personal_data_duty.list"
  | "poll.approve"
  | "poll.create"
  | "poll.list"
  | "poll.read"
  | "poll.update"
  | "posture.read"
  | "prior_use_file.create"
  | "prior_use_file.list"
  | "prior_use_file.read"
  | "prior_use_file.update"
  | "pseudonym.approve"
  | "pseudonym.list"
  | "pseudonym.reveal"
  | "receipt.create"
  | "receipt.list"
  | "receipt.update"
  | "received_secret.create"
  | "received_secret.list"
  | "received_secret.update"
  | "referral.create"
  | "report_traits.read"
  | "report_traits.update"
  | "rescue.create"
  | "rescue.list"
  | "rescue.read"
  | "rescue.update"
  | "roster.export"
  | "secret.approve"
  | "secret.create"
  | "secret.export"
  | "secret.list"
  | "secret.read"
  | "secret.update"
  | "sent_report.approve"
  | "sent_report.create"
  | "sent_report.list"
  | "sent_report.read"
  | "set_up.read"
  | "set_up.update"
  | "setting.list"
  | "setting.read"
  | "setting.update"
  | "share.create"
  | "share.list"
  | "share.read"
  | "share.update"
  | "share_collection.create"
  | "share_collection.list"
  | "share_collection.read"
  | "share_collection.update"
  | "sig.create"
  | "sig.list"
  | "sig.update"
  | "sighting.create"
  | "source.create"
  | "source.delete"
  | "source.list"
  | "source.read"
  | "source_mapping.approve"
  | "source_mapping.create"
  | "source_mapping.list"
  | "stock_take.create"
  | "stock_take.list"
  | "stock_take.read"
  | "stock_take.update"
  | "suppression.create"
  | "suppression.list"
  | "suppression.update"
  | "task.list"
  | "task.read"
  | "task.update"
  | "token.create"
  | "token.delete"
  | "token.list"
  | "warning.list"
  | "warning.read"
  | "warning.update";
