// What the routes need of a node. Made by node/, outlives the server.
#pragma once

#include <expected>
#include <functional>

#include "base/files.h"
#include "base/metrics.h"
#include "base/trace.h"
#include "feature/protect/protect_room.h"
#include "feature/protect/register.h"
#include "feature/protect/safeguards.h"
#include "feature/respond/exhibit_book.h"
#include "feature/share/exchange.h"
#include "feature/share/mail_drop.h"
#include "feature/share/share_room.h"
#include "feature/watch/alert_book.h"
#include "feature/watch/event_browser.h"
#include "feature/watch/ingestion.h"
#include "feature/watch/leavers.h"
#include "feature/watch/source_book.h"
#include "model/ports/remote_collection.h"
#include "record/first_set_up.h"
#include "record/ledger_view.h"
#include "record/record_room.h"
#include "record/set_up_book.h"
#include "record/sign_in.h"
#include "web/hub_member.h"
#include "web/job_board.h"
#include "web/live.h"
#include "web/router.h"

// Who uses these includes their own headers: a change in one of them does not compile every route anew.
namespace sekimori::consult {
class ConsultRoom;
}
namespace sekimori::teach {
class TeachRoom;
}
namespace sekimori::govern {
class GovernRoom;
}

namespace sekimori::web {

struct PartState {
  std::string name;     // "database", "ledger", "stream", "blobs"
  std::string problem;  // empty: usable
};

// By which ways the node tells people of something; what only the program must know (passwords, the path of a webhook) is not in it.
struct NoticeChannels {
  std::string mail_server;  // "smtps://mail.example"; empty: none
  std::string mail_from;
  std::string webhook;  // "https://chat.example"; empty: none
};

// Reports of a hub through the mask, which reads them in the cage; node/report_masking.h says what each answers.
struct HubMasking {
  using Who = record::Actor;
  std::function<Result<Json>(const Who&, std::string_view report, std::string_view audience, const share::ShareTerms&,
                             std::string_view playbook, const mask::ByHand& by_hand)>
      mask;
  std::function<Result<Json>(const Who&, std::string_view report)> weigh;                             // what each audience would do
  std::function<Result<Json>(const Who&, std::string_view report, std::string_view reason)> compare;  // before and after
  std::function<Result<Json>(const Who&, std::string_view member, std::string_view audience, const std::vector<share::IncomingFile>& files)>
      preview;
};

// A folder of a mailbox, read once by whoever says how.
struct MailboxWish {
  std::string address;  // imaps://mail.example
  std::string user;
  Sensitive<std::string> password = {};
  std::string folder = "INBOX";
  std::string authorities = {};  // PEM; empty: the system's
};

// What came to a hub by mail and is nobody's yet; node/mail_intake.h says what each answers and asks of whoever asks.
struct HubMail {
  using Who = record::Actor;
  std::function<Result<std::vector<share::HeldMail>>(const Who&)> held;
  std::function<Result<Json>(const Who&, std::string_view id, std::string_view member)> assign;
  std::function<Result<Json>(const Who&, const MailboxWish&)> fetch;  // {fetched, left_out}; the node's jobs do the rest
};

struct Services {
  sql::Database& database;
  record::RecordRoom& records;
  record::FirstSetUp& set_up;
  record::SignIn& sign_in;
  record::SetUpBook& set_up_book;
  protect::Register& reg;
  protect::ProtectRoom& protect;
  protect::Safeguards& safeguards;
  model::PersonDirectory& people;
  watch::SourceBook& sources;
  watch::Ingestion& ingestion;
  watch::AlertBook& alerts;
  watch::LeaverBook& leavers;
  watch::EventBrowser& events;
  respond::RespondParts& respond;
  respond::CaseBook& cases;
  respond::ExhibitBook& exhibits;
  share::CollectionBook& collections;
  share::Exchange& exchange;
  share::ShareRoom& hub;
  consult::ConsultRoom& consult;
  teach::TeachRoom& teach;
  govern::GovernRoom& govern;
  HubMember& member;  // this node as a member of a hub
  record::LedgerView& ledger;
  JobBoard& jobs;
  LiveHub& live;
  Metrics& metrics;
  Clock& clock;
  Trace& trace;
  Zone zone;
  std::string public_url;  // how browsers reach the node when a proxy stands before it: "https://sekimori.example"; else empty
  Path bags;               // where sealed bags of cases are put
  Path uploads = {};       // where bodies lie that are too large for memory, each without a name
  std::uint64_t upload_limit = std::uint64_t(2) << 30;  // bytes of one
  std::function<Result<std::string>()> program_digest;  // SHA-256 of this very program, as a bag names what sealed it
  std::function<std::vector<PartState>()> parts;        // asks each part now
  std::function<void()> measure;                        // brings gauges up to date
  std::function<Result<Json>()> remove_expired;         // destroys what is past its time now: how much of what
  NoticeChannels channels = {};
  // A notice to this address (empty: none) and to the webhook at once; the error is the other server's own.
  std::function<Result<void>(const std::string& address, Language language)> try_notice;
  // The sheets of a workbook, read by a confined child.
  std::function<Result<std::vector<CsvTable>>(const Path&)> read_workbook = {};
  // The words of a SCORM package as a course, read by a confined child.
  std::function<Result<Json>(const Path&, std::string_view id, std::string_view language, std::int64_t months)> read_course_package = {};
  model::OpenRemote open_remote = {};  // a collection of another server
  // What is new at the hub to the members' contacts by mail, or what would go out; node/hub_digest.h.
  std::function<Result<Json>(const record::Actor&, std::optional<Day> since, bool dry_run)> send_digest = {};
  HubMasking masking = {};
  HubMail mail = {};
  bool demo = false;  // the data directory is a demo's; its clock is the story's
};

// A handler of a function that wants the services beside the request.
inline Handler with(Services& services, Result<Response> (*handler)(Services&, const Request&)) {
  return [&services, handler](const Request& request) { return handler(services, request); };
}

// A guard that reads "Authorization: Bearer TOKEN", or the cookie of a browser's session, and asks the node's tokens. With the cookie a
// request that changes something must show that our own page meant it (browser_session.h).
Router::Guard token_guard(Services& services);

// The same request with the same Idempotency-Key is answered as it was the first time.
Router::Replay replay_once(Services& services);

// One function and one file per noun.
void add_operation_routes(Router& router, Services& services);      // /healthz /readyz /metrics
void add_set_up_routes(Router& router, Services& services);         // /setup, a plain form
void add_session_routes(Router& router, Services& services);        // /api/v1/log-in, /log-out, /me
void add_log_in_pages(Router& router, Services& services);          // /log-in and what follows it, without scripts
void add_second_factor_routes(Router& router, Services& services);  // /api/v1/second-factors, /account/second-factor
void add_secret_routes(Router& router, Services& services);
void add_person_routes(Router& router, Services& services);
void add_agreement_routes(Router& router, Services& services);
void add_source_routes(Router& router, Services& services);   // with the events that are sent to one
void add_mapping_routes(Router& router, Services& services);  // with proposals of the assistant
void add_alert_routes(Router& router, Services& services);
void add_reveal_routes(Router& router, Services& services);
void add_case_routes(Router& router, Services& services);
void add_exhibit_routes(Router& router, Services& services);       // with the custody of a case
void add_exhibit_file_routes(Router& router, Services& services);  // whole files as exhibits (upload.h)
void add_bag_routes(Router& router, Services& services);           // sealed bags of a case, and carrying one away
void add_ledger_routes(Router& router, Services& services);        // with the list of changes
void add_account_routes(Router& router, Services& services);       // with tokens
void add_level_routes(Router& router, Services& services);         // with proposals and reviews that are due
void add_stock_take_routes(Router& router, Services& services);
void add_category_routes(Router& router, Services& services);      // with receipts
void add_card_routes(Router& router, Services& services);          // know-how cards
void add_shared_place_routes(Router& router, Services& services);  // cloud places, shared data, generative AI
void add_technology_routes(Router& router, Services& services);    // decisions to open or close, prior use, keep-secret files
void add_scheme_routes(Router& router, Services& services);        // the whole scheme as tables, out and in
void add_medium_item_routes(Router& router, Services& services);
void add_import_routes(Router& router, Services& services);     // tables of secrets, people, agreements
void add_print_routes(Router& router, Services& services);      // papers of the register and of stock-taking
void add_readiness_routes(Router& router, Services& services);  // with the posture and blind spots
void add_job_routes(Router& router, Services& services);
void add_suppression_routes(Router& router, Services& services);  // with what verdicts did to the points
void add_leaver_routes(Router& router, Services& services);
void add_case_task_routes(Router& router, Services& services);  // the steps of a case
void add_case_log_routes(Router& router, Services& services);   // decisions, devices, referrals, damage, personal data; whom to ask
void add_intake_routes(Router& router, Services& services);
void add_report_pages(Router& router, Services& services);  // /report, plain pages for who reported without a name
void add_notice_routes(Router& router, Services& services);
void add_log_review_routes(Router& router, Services& services);    // with what is past its time
void add_task_routes(Router& router, Services& services);          // with checklists
void add_right_routes(Router& router, Services& services);         // imports of rights, differences, holders
void add_review_routes(Router& router, Services& services);        // reviews of access rights
void add_person_check_routes(Router& router, Services& services);  // exits and hirings, missing agreements
void add_partner_routes(Router& router, Services& services);       // with disclosures and links
void add_received_routes(Router& router, Services& services);      // partners' secrets in our house
void add_partner_page_routes(Router& router, Services& services);  // /partner/{token}, plain pages without an account
void add_verifier_pages(Router& router, Services& services);       // /verify-bag, a plain page
// Whether somebody may send a bag to /verify-bag, told from the head of the request: the file it goes to, or the page that refuses it.
std::expected<std::unique_ptr<File>, Response> admit_bag(Services& services, Request& head);
Response bag_too_large(Services& services, const Request& head, std::uint64_t limit);
bool takes_bag(std::string_view method, std::string_view target);
void add_event_routes(Router& router, Services& services);
void add_event_file_routes(Router& router, Services& services);  // whole files of events (upload.h)
void add_stream_routes(Router& router, Services& services);      // what changes, as it changes
void add_collection_routes(Router& router, Services& services);  // what is shared with whom
void add_sighting_routes(Router& router, Services& services);    // members' answers to shares
void add_hub_link_routes(Router& router, Services& services);    // a company as a member: reports, consent, warnings
void add_sig_routes(Router& router, Services& services);         // groups of a hub
void add_hub_member_routes(Router& router, Services& services);
void add_hub_report_routes(Router& router, Services& services);    // reports of a hub, from their receipt to their release
void add_hub_masking_routes(Router& router, Services& services);   // what masking makes of them
void add_hub_analysis_routes(Router& router, Services& services);  // what reading a report found
void add_rescue_routes(Router& router, Services& services);        // calls for help
void add_hub_mail_routes(Router& router, Services& services);      // what came by mail and is nobody's yet
void add_hub_referral_routes(Router& router, Services& services);  // reports handed on to those who trace attackers
void add_hub_share_routes(Router& router, Services& services);
void add_hub_received_routes(Router& router, Services& services);    // warnings of other houses, and what of them goes on
void add_hub_campaign_routes(Router& router, Services& services);    // whose attacks belong together
void add_hub_statistics_routes(Router& router, Services& services);  // with what is told of a report for them, and the paper
void add_taxii_routes(Router& router, Services& services);           // /taxii2/, what other houses' programs speak
void add_forum_routes(Router& router, Services& services);           // items and proposals of a hub's forum, answers to them
void add_thread_routes(Router& router, Services& services);          // what is said under shares and forum items
void add_poll_routes(Router& router, Services& services);
void add_association_routes(Router& router, Services& services);  // what associations hand on to their members, invitations of contacts
void add_invitation_pages(Router& router, Services& services);    // /invitation/{token}, a plain page without an account
// Learning.
void add_course_routes(Router& router, Services& services);
void add_training_routes(Router& router, Services& services);
void add_contact_routes(Router& router, Services& services);  // contact reports
void add_library_routes(Router& router, Services& services);  // with clauses, links, material
void add_feed_routes(Router& router, Services& services);     // RSS, CSV and MISP feeds of a hub, and the digest by mail
void add_govern_routes(Router& router, Services& services);   // law, frameworks, self-checks, measures, programme (govern_routes.h)
// The route table as an OpenAPI 3.1 document.
Json describe_api(const std::vector<Route>& routes);
void add_open_api_route(Router& router);  // /api/openapi.json; last, it describes the others

void add_all_routes(Router& router, Services& services);

}  // namespace sekimori::web
