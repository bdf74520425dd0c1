#include "node/service.h"

#include <system_error>

#include "base/digest.h"
#include "engine/inspect/extract/extractor.h"
#include "engine/ledger/ledger.h"
#include "feature/protect/protect_room.h"
#include "feature/protect/register.h"
#include "feature/protect/safeguards.h"
#include "feature/respond/case_book.h"
#include "feature/respond/exhibit_book.h"
#include "feature/respond/respond_parts.h"
#include "feature/share/share_room.h"
#include "feature/teach/course/scorm_import.h"
#include "feature/watch/alert_book.h"
#include "feature/watch/ingestion.h"
#include "feature/watch/leavers.h"
#include "feature/watch/source_book.h"
#include "model/ports/person_directory.h"
#include "model/ports/secret_directory.h"
#include "net/desk_line_client.h"
#include "net/hub_desk_client.h"
#include "net/taxii_client.h"
#include "node/consumed.h"
#include "node/demo_clock.h"
#include "node/desk_asking.h"
#include "node/first_run.h"
#include "node/hub_digest.h"
#include "node/hub_membership.h"
#include "node/mail_intake.h"
#include "node/mailbox_poll.h"
#include "node/report_masking.h"
#include "node/retention.h"
#include "node/sent_label.h"
#include "record/record_room.h"
#include "record/second_factor.h"
#include "record/sign_in.h"
#include "store/blob/blob_store.h"
#include "store/sql/database.h"
#include "store/stream/local_log.h"
#include "web/desk_routes.h"
#include "web/member_mail.h"
#include "web/sent_label.h"
#include "web/upload.h"
#include "web/waiting_routes.h"

namespace sekimori::node {
namespace {

std::string problem_of(const Result<void>& result) { return result ? std::string() : result.error().message; }

constexpr std::uint64_t most_of_a_form = std::uint64_t(4) << 20;  // bytes of a body that is no batch of events
// Room for one more batch of full size with what belongs to it: a full disk shows here before a sender meets it.
constexpr std::uint64_t least_room = std::uint64_t(24) << 20;

Result<void> try_to_write(Node& node) {
  const Path path = node.data().spool() / "ready-probe";
  TRY(node.seams().files.replace(path, as_bytes("ready\n"), Durable::no, 0600));
  std::error_code code;
  const auto space = std::filesystem::space(node.data().root(), code);
  if (!code && space.available < least_room)
    return error(ErrorCode::full, "{}: {} MiB are free, too little for another batch", node.data().root().string(), space.available >> 20);
  return {};
}

// The program that runs, byte for byte, whatever has become of its file meanwhile.
Result<std::string> digest_of_program(Files& files) {
  auto file = TRY(files.open("/proc/self/exe", OpenMode::read));
  Sha256 hash;
  Bytes block(size_t(1) << 20);
  for (std::uint64_t done = 0;;) {
    const size_t got = TRY(file->read_at(done, block));
    if (got == 0) return to_hex(hash.finish());
    hash.update(ByteView(block).first(got));
    done += got;
  }
}

// What people send is opened by a child that can reach nothing else.
Result<Json> read_course_package(const NodeSeams& seams, const Path& worker, const Path& path, const teach::ScormWish& wish) {
  auto extractor =
      TRY(inspect::Extractor::create({.files = seams.files, .processes = seams.processes, .program = worker}, teach::scorm_limits()));
  return to_json(TRY(teach::course_from_scorm(
      [&](const Path& file, const inspect::ObjectSink& sink) { return extractor.extract(file, sink); }, path, wish)));
}

Result<std::vector<CsvTable>> read_workbook(const NodeSeams& seams, const Path& worker, const Path& path) {
  inspect::ExtractionLimits limits;
  limits.grid = true;
  auto extractor = TRY(inspect::Extractor::create({.files = seams.files, .processes = seams.processes, .program = worker}, limits));
  return protect::read_workbook([&](const Path& file, const inspect::ObjectSink& sink) { return extractor.extract(file, sink); }, path);
}

// "https://chat.example/hook/9f2c" -> "https://chat.example": what comes after it may be a key.
std::string place_of(std::string_view address) {
  const std::size_t begin = address.find("://");
  if (begin == std::string_view::npos) return std::string(address);
  std::string_view host = address.substr(begin + 3);
  host = host.substr(0, host.find_first_of("/?#"));
  if (const std::size_t at = host.rfind('@'); at != std::string_view::npos) host.remove_prefix(at + 1);
  return std::string(address.substr(0, begin + 3)).append(host);
}

web::NoticeChannels channels_of(const NotifierSettings& settings) {
  web::NoticeChannels out;
  if (settings.mail) out = {.mail_server = place_of(settings.mail->address), .mail_from = settings.mail->from, .webhook = {}};
  if (settings.webhook) out.webhook = place_of(settings.webhook->address);
  return out;
}

web::HubMail mail_of(Node& node, const Path& worker) {
  using Who = record::Actor;
  return {
      .held = [&node](const Who& who) { return held_mails(node, who); },
      .assign = [&node](const Who& who, std::string_view id, std::string_view member) { return assign_delivery(node, who, id, member); },
      // Into the drop alone: the jobs, and nobody else, make reports of what lies there.
      .fetch = [&node, worker](const Who& who, const web::MailboxWish& wish) -> Result<Json> {
        TRY(check_mail_desk(who, record::Verb::create));
        const PollDone done = TRY(poll_mailbox({node.seams(), node.data().spool(), worker}, {.address = wish.address,
                                                                                             .user = wish.user,
                                                                                             .password = wish.password.reveal(),
                                                                                             .folder = wish.folder,
                                                                                             .authorities_pem = wish.authorities}));
        return Json::object({{"fetched", done.fetched}, {"left_out", done.left_out}});
      }};
}

web::MemberMail member_mail_of(Node& node, const std::string& mailbox) {
  using Who = record::Actor;
  return {
      .keep_key = [&node](const Who& who, std::string_view member, std::string_view contact, ByteView key,
                          std::string_view fingerprint) { return keep_member_key(node, who, member, contact, key, fingerprint); },
      .take_key_away = [&node](const Who& who, std::string_view member, std::string_view contact,
                               std::string_view reason) { return take_member_key_away(node, who, member, contact, reason); },
      .report_address = [&node, mailbox](const Who& who, std::string_view member) { return report_address(node, who, member, mailbox); }};
}

web::SentLabels sent_labels_of(Node& node) {
  const LabelWay way{
      .open = [](model::HubAccess access) { return net::HubDeskClient::open(std::move(access)); },
      .say = [](model::HubAccess access, const std::string& report, const std::string& widest,
                const std::string& reason) { return net::HubDeskClient::say_label(std::move(access), {}, report, widest, reason); }};
  return {.show = [&node, way](const web::HubAsker& asker, std::string_view report) { return sent_label(node, way, asker, report); },
          .say = [&node, way](const web::HubAsker& asker, std::string_view report, const std::string& widest,
                              const std::string& reason) { return say_sent_label(node, way, asker, report, widest, reason); }};
}

web::HubMasking masking_of(Node& node, const Path& worker, const std::atomic<bool>& ending) {
  using Who = record::Actor;
  Effort whole, preview = Effort::of_a_preview();
  whole.stop = preview.stop = [&ending] { return ending.load(); };
  return {.mask =
              [&node, worker, whole](const Who& who, std::string_view report, std::string_view audience, const share::ShareTerms& terms,
                                     std::string_view playbook, const mask::ByHand& by_hand) {
                return mask_report(node, worker, who, report,
                                   {.audience = std::string(audience),
                                    .widest = terms.widest,
                                    .policy = terms.policy,
                                    .by_hand = by_hand,
                                    .playbook = std::string(playbook)},
                                   whole);
              },
          .weigh = [&node, worker, whole](const Who& who,
                                          std::string_view report) { return weigh_audiences(node, worker, who, report, whole); },
          .compare = [&node, worker, whole](const Who& who, std::string_view report,
                                            std::string_view reason) { return compare_report(node, worker, who, report, reason, whole); },
          .preview =
              [&node, worker, preview](const Who& who, std::string_view member, std::string_view audience,
                                       const std::vector<share::IncomingFile>& files) {
                return preview_report(node, worker, who, member, audience, files, preview);
              }};
}

}  // namespace

watch::BrowserParts browser_parts(Node& node) {
  return {.database = node.database(),
          .pseudonyms = node.records().pseudonyms,
          .people = node.people(),
          .secrets = node.secrets(),
          .files = node.seams().files,
          .folder = node.data().events(),
          .sources = node.sources(),
          .zone = node.zone()};
}

std::vector<web::PartState> check_parts(Node& node) {
  std::vector<web::PartState> parts;
  const auto database = node.database().read([&](sql::Transaction& tx) -> Result<void> {
    TRY(tx.query_one("SELECT 1"));
    return {};
  });
  parts.push_back({"database", problem_of(database)});
  parts.push_back({"ledger", node.ledger().read_only() ? "reads only, after a failed write; start the program again" : ""});
  const auto stream = [&]() -> Result<void> {
    for (std::uint32_t partition = 0; partition < node.stream().partitions(); ++partition) TRY(node.stream().end(partition));
    return {};
  }();
  parts.push_back({"stream", problem_of(stream)});
  const auto blobs = [&]() -> Result<void> {
    TRY(node.blobs().exists(Digest{}));
    return {};
  }();
  parts.push_back({"blobs", problem_of(blobs)});
  parts.push_back({"disk", problem_of(try_to_write(node))});
  return parts;
}

Service::Service(Node& node, Trace& trace, const ServiceSettings& settings)
    : node_(node),
      trace_(trace),
      set_up_(node.database(), node.records().accounts, node.seams().clock, node.seams().random),
      set_up_book_(node.database(), node.records().records, first_run_effects(node)),
      ledger_(node.ledger()),
      board_(node.seams().clock, node.seams().random),
      live_(node.database(), node.records(), trace),
      events_(browser_parts(node)),
      member_(std::make_unique<HubMembership>(
          node, [](model::HubAccess access) { return net::HubDeskClient::open(std::move(access)); },
          [](model::RemoteAccess access) { return net::TaxiiCollection::create(std::move(access)); })),
      asker_(std::make_unique<DeskAsking>(node, [](const std::string& address) { return net::DeskLineClient::open(address); })),
      waiting_(node),
      services_{
          .database = node.database(),
          .records = node.records(),
          .set_up = set_up_,
          .sign_in = node.sign_in(),
          .set_up_book = set_up_book_,
          .reg = node.reg(),
          .protect = node.protect(),
          .safeguards = node.safeguards(),
          .people = node.people(),
          .sources = node.sources(),
          .ingestion = node.ingestion(),
          .alerts = node.alerts(),
          .leavers = node.leavers(),
          .events = events_,
          .respond = node.respond(),
          .cases = node.cases(),
          .exhibits = node.exhibits(),
          .collections = node.collections(),
          .exchange = node.exchange(),
          .hub = node.share(),
          .consult = node.consult(),
          .teach = node.teach(),
          .govern = node.govern(),
          .member = *member_,
          .ledger = ledger_,
          .jobs = board_,
          .live = live_,
          .metrics = node.metrics(),
          .clock = node.seams().clock,
          .trace = trace,
          .zone = node.zone(),
          .public_url = settings.public_url.empty() && !settings.server.tls_certificate.empty() ? "https://" : settings.public_url,
          .bags = node.data().spool() / "bags",
          .uploads = node.data().spool() / "uploads",
          .upload_limit = settings.server.spool_limit,
          .program_digest = [this] { return digest_of_program(node_.seams().files); },
          .parts = [this] { return check_parts(node_); },
          .measure = [this] { node_.measure(); },
          .remove_expired = [this]() -> Result<Json> { return to_json(TRY(node::remove_expired(node_))); },
          .channels = channels_of(settings.notices),
          .try_notice = [this](const std::string& address, Language language) { return try_notice(address, language); },
          .read_workbook = [this, worker = settings.worker](const Path& path) { return read_workbook(node_.seams(), worker, path); },
          .read_course_package =
              [this, worker = settings.worker](const Path& path, std::string_view id, std::string_view language, std::int64_t months) {
                return read_course_package(node_.seams(), worker, path,
                                           {.id = std::string(id), .language = std::string(language), .months = months});
              },
          .open_remote = [](model::RemoteAccess access) { return net::TaxiiCollection::create(std::move(access)); },
          .send_digest = [this](const record::Actor& who, std::optional<Day> since, bool dry_run) -> Result<Json> {
            Json items = Json::array();
            for (const DigestSent& one : TRY(send_digests(node_, who, {.since = since, .dry_run = dry_run}, services_.public_url)))
              items.push(to_json(one));
            return Json::object({{"items", std::move(items)}});
          },
          .masking = masking_of(node, settings.worker, ending_),
          .mail = mail_of(node, settings.worker),
          .demo = is_demo(node.seams().files, node.data().root())},
      router_(web::token_guard(services_)) {
  web::add_all_routes(router_, services_);
  web::add_question_routes(router_, services_, *asker_);
  web::add_member_mail_routes(router_, services_, member_mail_of(node, settings.report_mailbox));
  web::add_sent_label_routes(router_, sent_labels_of(node));
  web::add_waiting_routes(router_, waiting_);
  board_.set_listener([this](const web::Job& job) {
    live_.tell({.kind = "job", .id = job.id, .action = "job." + std::string(name_of(job.state)), .account = job.account});
  });
}

// A notifier of its own: the node's belongs to its thread.
Result<void> Service::try_notice(const std::string& address, Language language) {
  if (!notices_.mail && !notices_.webhook)
    return error(ErrorCode::conflict, "neither a mail server nor a webhook is set up (--smtp-url, --webhook-url)");
  return Notifier(node_, notices_).test(address, language);
}

Result<std::unique_ptr<Service>> Service::start(Node& node, Trace& trace, ServiceSettings settings) {
  std::unique_ptr<Service> service(new Service(node, trace, settings));
  Service& self = *service;
  // Only batches of events, tables and documents of a technology are large.
  settings.server.body_limit_of = [most = settings.server.body_limit](std::string_view, std::string_view target) {
    return target.starts_with("/api/v1/sources/") || target.contains("import") || target.starts_with("/api/v1/prior-use-files/") ||
                   target == "/api/v1/hub-reports" || target == "/api/v1/hub-reports/preview" ||
                   target.starts_with("/api/v1/sent-reports") || target.starts_with("/taxii2/")
               ? most
               : most_of_a_form;
  };
  settings.server.spools = web::takes_upload;
  settings.server.open_spool = [&self](web::Request& head) { return web::admit_upload(self.services_, head); };
  settings.server.spool_too_large = [&self](const web::Request& head, std::uint64_t limit) {
    return web::upload_too_large(self.services_, head, limit);
  };
  // What a stop left undone; what cannot be done now keeps nobody from the rest, and the jobs try again.
  if (const auto caught_up = node.share().publisher->catch_up(); !caught_up)
    trace.write(TraceLevel::error, "share.not_brought_out", {{"error", caught_up.error().message}});
  else
    for (const std::string& one : caught_up->troubles) trace.write(TraceLevel::error, "share.not_brought_out", {{"error", one}});
  TRY(node.exchange().open());  // a verb that asks something else does not wait for collections; the first reader should not either
  TRY(node.seams().files.make_directories(service->services_.bags, 0700));
  TRY(node.seams().files.make_directories(service->services_.uploads, 0700));
  // What is triaged takes part in linking at once.
  service->linking_ = std::make_unique<ReportLinking>(node, settings.worker);
  service->linking_->follow(
      [&trace](const Error& problem) { trace.write(TraceLevel::warning, "link.failed", {{"error", problem.message}}); });
  service->live_.start();
  service->server_ = TRY(web::Server::start(
      settings.server,
      [&self](web::Request& request) {
        const std::int64_t began = self.node_.seams().clock.monotonic_nanoseconds();
        web::Response response = self.router_.answer(request);
        // The route, not the path: queries and paths hold tokens (invitations, links for partners, codes to call back with).
        self.trace_.write(response.status >= 500 ? TraceLevel::error : TraceLevel::info, "http.answered",
                          {{"method", request.method},
                           {"path", request.route.empty() ? std::string_view("-") : std::string_view(request.route)},
                           {"status", response.status},
                           {"bytes", request.body.size()},
                           {"microseconds", (self.node_.seams().clock.monotonic_nanoseconds() - began) / 1000}});
        return response;
      },
      node.metrics()));
  if (const auto token = TRY(service->set_up_.begin())) service->set_up_link_ = service->origin() + "/setup?token=" + token->reveal();
  settings.jobs.after_consuming = [&self](const Node::Consumed& consumed) {
    if (consumed.summary.events > 0) self.live_.tell({.kind = "source", .id = "*", .action = "source.events"});
    // Whoever looks next does not wait for what could be made ready now.
    if (auto warm = self.events_.warm(); !warm)
      self.trace_.write(TraceLevel::warning, "events.not_ready", {{"error", warm.error().message}});
  };
  // Those that an end of the program or a reader that would not start left behind; a few at a time, events must not wait for long.
  settings.jobs.link_left = [&self] {
    constexpr std::size_t most = 50;
    const auto done = self.linking_->catch_up(record::Actor::system("link"), most);
    if (!done) return self.trace_.write(TraceLevel::warning, "link.failed", {{"error", done.error().message}});
    for (const auto& [number, problem] : done->failed)
      self.trace_.write(TraceLevel::warning, "link.failed", {{"report", number}, {"error", problem.message}});
  };
  service->jobs_ = std::make_unique<Jobs>(node, settings.jobs);
  settings.notices.public_url = settings.public_url.empty() ? service->origin() : settings.public_url;
  service->notices_ = settings.notices;
  service->letter_round_ = std::make_unique<LetterRound>(
      node, trace, LetterRoundSettings{.mail = bulk_mail_of(settings.notices), .public_url = settings.notices.public_url});
  service->notifier_ = std::make_unique<Notifier>(node, std::move(settings.notices));
  service->notifier_->start();
  service->share_intake_ = std::make_unique<ShareIntake>(node.exchange(), trace);
  service->warning_round_ = std::make_unique<WarningRound>(node, *service->member_, *service->asker_, trace, settings.round);
  return service;
}

void Service::stop() {
  ending_ = true;  // what a request still masks gives up
  live_.stop();
  letter_round_.reset();
  warning_round_.reset();
  if (server_) server_->stop();
  board_.stop();
  if (jobs_) jobs_->stop();
  if (notifier_) notifier_->stop();
  share_intake_.reset();
  linking_.reset();
  if (jobs_ || server_) {
    if (auto signed_note = node_.ledger().checkpoint(); !signed_note)
      trace_.write(TraceLevel::error, "ledger.checkpoint_failed", {{"error", signed_note.error().message}});
  }
  jobs_.reset();
}

}  // namespace sekimori::node
