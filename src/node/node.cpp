#include "node/node.h"

#include "engine/detect/rules/rule_set.h"
#include "engine/ledger/ledger.h"
#include "feature/consult/consult_room.h"
#include "feature/consult/desk_passages.h"
#include "feature/consult/schema.h"
#include "feature/govern/frameworks/framework_program.h"
#include "feature/govern/govern_room.h"
#include "feature/govern/schema.h"
#include "feature/protect/protect_room.h"
#include "feature/protect/register.h"
#include "feature/protect/safeguards.h"
#include "feature/protect/secrecy_records.h"
#include "feature/respond/case_opening.h"
#include "feature/respond/exhibit_book.h"
#include "feature/share/desk_drafts.h"
#include "feature/share/exchange.h"
#include "feature/share/forum_passages.h"
#include "feature/share/forum_schema.h"
#include "feature/share/schema.h"
#include "feature/share/share_room.h"
#include "feature/teach/course/course_schema.h"
#include "feature/teach/newsletter/newsletter_schema.h"
#include "feature/teach/schema.h"
#include "feature/teach/seminar/seminar_schema.h"
#include "feature/teach/teach_room.h"
#include "feature/watch/alert_book.h"
#include "feature/watch/consumer.h"
#include "feature/watch/ingestion.h"
#include "feature/watch/kept_blocks.h"
#include "feature/watch/leavers.h"
#include "feature/watch/log_review.h"
#include "feature/watch/mapping_book.h"
#include "feature/watch/schema.h"
#include "feature/watch/segment_search.h"
#include "feature/watch/source_book.h"
#include "model/ports/outside_identity.h"
#include "node/consumed.h"
#include "node/govern_seams.h"
#include "node/replay_judge.h"
#include "node/report_reading.h"
#include "node/stream_keep.h"
#include "record/ledger_sink.h"
#include "record/record_room.h"
#include "record/second_factor.h"
#include "record/set_up_book.h"
#include "record/sign_in.h"
#include "store/blob/file_blobs.h"
#include "store/objects/sql_object_log.h"
#include "store/sql/database.h"
#include "store/stream/local_log.h"

namespace sekimori::node {
Node::Node(const NodeSettings& settings, NodeSeams seams, DataDirectory data, Zone zone, ledger::KeyStore keys)
    : settings_(settings), seams_(seams), data_(std::move(data)), zone_(std::move(zone)), keys_(std::move(keys)) {}

Node::~Node() = default;

model::SecretDirectory& Node::secrets() { return *secrets_; }
model::PersonDirectory& Node::people() { return *people_; }

Result<std::unique_ptr<Node>> Node::open(const NodeSettings& settings, NodeSeams seams) {
  Zone zone = TRY(Zone::find(settings.zone));
  DataDirectory data = TRY(DataDirectory::open(seams.files, settings.data, settings.how));
  ledger::KeyStore keys = TRY(ledger::KeyStore::open(seams.files, data.keys(), settings.keys, seams.clock, seams.random));
  std::unique_ptr<Node> node(new Node(settings, seams, std::move(data), std::move(zone), std::move(keys)));
  TRY(node->start());
  return node;
}

Result<std::vector<Sensitive<Bytes>>> Node::company_keys() {
  std::vector<Sensitive<Bytes>> out;
  out.push_back(TRY(keys_.secret(ledger::KeyPurpose::company)));
  for (Sensitive<Bytes>& retired : TRY(keys_.retired_secrets(ledger::KeyPurpose::company))) out.push_back(std::move(retired));
  return out;
}

Result<void> Node::start() {
  ledger::SigningKey signing = TRY(keys_.signing_key());
  ledger_ = TRY(ledger::Ledger::open(seams_.files, data_.ledger(), std::move(signing), seams_.clock));
  sink_ = std::make_unique<record::NodeLedger>(*ledger_);
  database_ = TRY(sql::Database::open(settings_.database.empty() ? data_.database().string() : settings_.database));
  blobs_ = TRY(blob::FileBlobs::open(seams_.files, data_.blobs(), seams_.random));
  stream::LocalLogSettings stream_settings;
  stream_settings.partitions = settings_.stream_partitions;
  stream_settings.file_bytes = settings_.stream_file_bytes;
  stream_settings.limit_bytes = settings_.stream_limit_bytes;
  stream_ = TRY(stream::LocalLog::open(seams_.files, data_.stream(), stream_settings));
  if (const auto recovery = stream_->recovery(); recovery.cut_bytes > 0 && seams_.trace != nullptr)
    seams_.trace->write(TraceLevel::warning, "stream.cut_torn_tail", {{"bytes", recovery.cut_bytes}});

  people_ = std::make_unique<protect::RegisterPeople>();
  record::RecordSettings record_settings{.database = *database_,
                                         .clock = seams_.clock,
                                         .random = seams_.random,
                                         .ledger = *sink_,
                                         .people = *people_,
                                         .node = ledger_->origin()};
  record_settings.password_cost = settings_.password_cost;
  record_settings.trace = seams_.trace;
  records_ = TRY(record::RecordRoom::open(record_settings));
  std::vector<Sensitive<Bytes>> session_keys;
  session_keys.push_back(TRY(keys_.secret(ledger::KeyPurpose::session)));
  for (Sensitive<Bytes>& retired : TRY(keys_.retired_secrets(ledger::KeyPurpose::session))) session_keys.push_back(std::move(retired));
  std::vector<Sensitive<Bytes>> cursor_keys;
  for (const Sensitive<Bytes>& key : session_keys) cursor_keys.push_back(key.copy());
  factors_ = std::make_unique<record::SecondFactorBook>(records_->records, seams_.clock, seams_.random, std::move(session_keys));
  sign_in_ = std::make_unique<record::SignIn>(record::SignInParts{.database = *database_,
                                                                  .changes = records_->changes,
                                                                  .records = records_->records,
                                                                  .accounts = records_->accounts,
                                                                  .tokens = records_->tokens,
                                                                  .factors = *factors_,
                                                                  .clock = seams_.clock,
                                                                  .random = seams_.random,
                                                                  .directory = settings_.directory.get(),
                                                                  .provider = settings_.provider.get(),
                                                                  .group_roles = settings_.group_roles});
  TRY(sql::migrate(*database_, watch::schema(), seams_.clock));
  TRY(sql::migrate(*database_, objects::schema(), seams_.clock));
  TRY(sql::migrate(*database_, share::schema(), seams_.clock));
  TRY(sql::migrate(*database_, share::forum_schema(), seams_.clock));
  TRY(sql::migrate(*database_, share::statistics_schema(), seams_.clock));
  TRY(sql::migrate(*database_, consult::schema(), seams_.clock));
  TRY(sql::migrate(*database_, teach::schema(), seams_.clock));
  TRY(sql::migrate(*database_, teach::newsletter_schema(), seams_.clock));
  TRY(sql::migrate(*database_, teach::seminar_schema(), seams_.clock));
  TRY(sql::migrate(*database_, teach::course_schema(), seams_.clock));
  TRY(sql::migrate(*database_, govern::schema(), seams_.clock));
  register_ = std::make_unique<protect::Register>(*database_, records_->records, seams_.clock, seams_.random);
  people_->attach(*register_);
  protect_ = std::make_unique<protect::ProtectRoom>(*database_, records_->records, *blobs_, seams_.clock, seams_.random, *register_, zone_);
  secrets_ = std::make_unique<protect::RegisterSecrets>(*register_);
  TRY(people_->refresh());
  TRY(secrets_->refresh());

  sources_ = std::make_unique<watch::SourceBook>(*database_, records_->records, seams_.clock, seams_.random);
  ingestion_ = std::make_unique<watch::Ingestion>(*sources_, *blobs_, *stream_, seams_.clock, metrics_);
  watch::AlertParts alert_parts{.database = *database_,
                                .records = records_->records,
                                .pseudonyms = records_->pseudonyms,
                                .people = *people_,
                                .secrets = *secrets_,
                                .clock = seams_.clock,
                                .random = seams_.random,
                                .metrics = metrics_};
  alert_parts.zone = zone_;
  alerts_ = std::make_unique<watch::AlertBook>(alert_parts);
  mappings_ = std::make_unique<watch::MappingBook>(*database_, records_->records);
  log_reviews_ = std::make_unique<watch::LogReviews>(*database_, records_->records, *sources_, *alerts_, seams_.clock, zone_);
  leavers_ = std::make_unique<watch::LeaverBook>(std::move(alert_parts), *alerts_);

  kept_blocks_ = std::make_unique<watch::KeptBlocks>(*database_, *sources_, zone_);
  segment_search_ = std::make_unique<watch::SegmentSearch>(*database_, seams_.files, data_.events());
  proofs_ = std::make_unique<protect::RegisterProofs>(*register_, protect_->receipts, zone_);
  respond_ = std::make_unique<respond::RespondParts>(respond::RespondParts{.database = *database_,
                                                                           .records = *records_,
                                                                           .blobs = *blobs_,
                                                                           .ledger = *ledger_,
                                                                           .people = *people_,
                                                                           .secrets = *secrets_,
                                                                           .sources = *kept_blocks_,
                                                                           .events = *segment_search_,
                                                                           .proofs = *proofs_,
                                                                           .files = seams_.files,
                                                                           .clock = seams_.clock,
                                                                           .random = seams_.random,
                                                                           .zone = zone_,
                                                                           .tool = "sekimori " SEKIMORI_VERSION});
  cases_ = std::make_unique<respond::CaseBook>(*respond_);
  exhibits_ = std::make_unique<respond::ExhibitBook>(*respond_);
  requested_cases_ = std::make_unique<respond::RequestedCases>(*cases_);
  share_ = std::make_unique<share::ShareRoom>(
      share::MemberParts{.database = *database_,
                         .records = records_->records,
                         .accounts = records_->accounts,
                         .clock = seams_.clock,
                         .random = seams_.random,
                         .zone = zone_},
      share::ReportParts{.database = *database_,
                         .records = records_->records,
                         .changes = records_->changes,
                         .blobs = *blobs_,
                         .clock = seams_.clock,
                         .random = seams_.random,
                         .zone = zone_,
                         .company_key = [this] { return company_keys(); },
                         .read = settings_.reader.empty() ? share::ReadFiles() : report_reader(seams_, data_.spool(), settings_.reader),
                         .people = people_.get()},
      share::CampaignParts{.database = *database_,
                           .records = records_->records,
                           .blobs = *blobs_,
                           .files = seams_.files,
                           .clock = seams_.clock,
                           .random = seams_.random,
                           .company_key = [this] { return company_keys(); },
                           .knowledge = data_.root() / "knowledge"},
      share::StatisticsParts{.database = *database_,
                             .records = records_->records,
                             .changes = records_->changes,
                             .ledger = *ledger_,
                             .clock = seams_.clock,
                             .zone = zone_});
  consult_ = std::make_unique<consult::ConsultRoom>(
      consult::ConsultParts{.database = *database_,
                            .records = records_->records,
                            .accounts = records_->accounts,
                            .clock = seams_.clock,
                            .random = seams_.random,
                            .zone = zone_,
                            .cases = *requested_cases_,
                            .forum = std::make_unique<share::DeskDrafts>(share_->forum, share_->gate),
                            .company_key = [this] { return company_keys(); }});
  teach_ = std::make_unique<teach::TeachRoom>(teach::TeachParts{.database = *database_,
                                                                .records = records_->records,
                                                                .blobs = *blobs_,
                                                                .clock = seams_.clock,
                                                                .random = seams_.random,
                                                                .zone = zone_,
                                                                .company_key = [this] { return company_keys(); },
                                                                .people = people_.get(),
                                                                .secrets = secrets_.get(),
                                                                .accounts = &records_->accounts});
  teach_->print_from(std::make_unique<share::ForumPassages>(share_->forum, share_->gate, &share_->statistics, seams_.clock, zone_));
  teach_->print_from(std::make_unique<consult::DeskPassages>(consult_->statistics, seams_.clock, zone_));
  if (!settings_.reader.empty()) govern::read_frameworks_with(settings_.reader);
  govern_ = std::make_unique<govern::GovernRoom>(
      govern::GovernParts{.database = *database_,
                          .records = records_->records,
                          .changes = records_->changes,
                          .blobs = *blobs_,
                          .people = *people_,
                          .judge = std::make_unique<ReplayJudge>(seams_.files, seams_.clock, seams_.random, data_.spool(), zone_),
                          .tasks = measure_tasks(safeguards_),
                          .roster = roster_of(share_),
                          .clock = seams_.clock,
                          .random = seams_.random,
                          .zone = zone_});
  proofs_->know_training(teach_->learning);
  safeguards_ = std::make_unique<protect::Safeguards>(
      protect::SafeguardParts{.database = *database_,
                              .records = records_->records,
                              .holds = records_->holds,
                              .blobs = *blobs_,
                              .reg = *register_,
                              .people = *people_,
                              .secrets = *secrets_,
                              .events = *segment_search_,
                              .sources = *kept_blocks_,
                              .cases = *requested_cases_,
                              .clock = seams_.clock,
                              .random = seams_.random,
                              .zone = zone_,
                              .link_key = [this] { return keys_.secret(ledger::KeyPurpose::session); }});
  collections_ = std::make_unique<share::CollectionBook>(*database_, records_->records, seams_.clock, seams_.random);
  TRY(collections_->open());
  exchange_ = std::make_unique<share::Exchange>(
      share::ExchangeParts{.database = *database_,
                           .changes = records_->changes,
                           .collections = *collections_,
                           .files = seams_.files,
                           .folder = data_.objects(),
                           .clock = seams_.clock,
                           .random = seams_.random,
                           .trace = seams_.trace,
                           .take_report = [this](const record::Actor& actor,
                                                 std::string_view body) { return take_pushed_report(share_->reports, actor, body); },
                           .has_arrived =
                               [this](const share::Collection& collection) {
                                 const auto done = share_->relay->arrived(collection);
                                 if (!done && seams_.trace != nullptr)
                                   seams_.trace->write(TraceLevel::warning, "hub.pushed_not_taken", {{"error", done.error().message}});
                               },
                           .hold_back = [this](const record::Actor& actor,
                                               const share::Collection& collection) { return share_->told_by(actor, collection); }},
      cursor_keys);
  share_->bring_out(
      *collections_, *exchange_,
      [this]() -> Result<share::HubIdentity> {
        record::SetUpBook set_up(*database_, records_->records, {});
        std::string name = TRY(set_up.summary(seams_.clock)).organisation;
        return share::HubIdentity{.id = ledger_->origin(), .name = name.empty() ? ledger_->origin() : std::move(name)};
      },
      seams_.trace);
  return {};
}

Result<Node::Consumed> Node::consume(std::function<void(std::uint64_t)> progress, std::function<bool()> interrupted) {
  const std::lock_guard lock(consume_mutex_);
  TRY(people_->refresh());
  TRY(secrets_->refresh());
  watch::ConsumerParts parts{.database = *database_,
                             .records = records_->records,
                             .changes = records_->changes,
                             .sources = *sources_,
                             .blobs = *blobs_,
                             .stream = *stream_,
                             .files = seams_.files,
                             .clock = seams_.clock,
                             .random = seams_.random,
                             .metrics = metrics_,
                             .people = *people_,
                             .secrets = *secrets_};
  parts.trace = seams_.trace;
  parts.indicators = share_->watch.get();
  // What was watched for before goes on when the warnings cannot be read.
  if (auto renewed = share_->watch->refresh(); !renewed && seams_.trace != nullptr)
    seams_.trace->write(TraceLevel::warning, "hub.watch_not_renewed", {{"error", renewed.error().message}});
  // A mapping that was saved since counts from the next block on.
  auto own = TRY(mappings_->in_use());
  if (!mappings_in_use_ || own.revision != mappings_revision_) {
    consumer_.reset();
    mappings_in_use_ = std::make_unique<detect::MappingSet>(detect::MappingSet::with(std::move(own.mappings)));
    mappings_revision_ = std::move(own.revision);
  }
  if (!consumer_) {
    watch::ConsumerSettings settings;
    settings.events_directory = data_.events();
    settings.rules = std::make_shared<const detect::RuleSet>(detect::own_rules());
    settings.zone = zone_;
    settings.mappings = mappings_in_use_.get();
    consumer_ = TRY(watch::Consumer::create(std::move(parts), std::move(settings)));
    TRY(consumer_->acquire());
  }
  consumer_->set_hooks(std::move(progress), std::move(interrupted));
  Consumed done;
  auto summary = consumer_->run();
  if (!summary) {
    consumer_.reset();  // what it held in memory is not what is committed: begin again from the checkpoint
    return std::unexpected(std::move(summary).error());
  }
  done.summary = *summary;
  // Only room is lost when it fails, and the next round tries again.
  if (auto trimmed = trim_stream(); !trimmed && seams_.trace != nullptr)
    seams_.trace->write(TraceLevel::warning, "stream.not_trimmed", {{"error", trimmed.error().message}});
  done.alerts_changed = TRY(alerts_->reassess());
  return done;
}

Result<void> Node::trim_stream() {
  const auto right = TRY(StreamKeep::for_trimming(seams_.files, settings_.data));
  if (!right) return {};
  return consumer_->trim();
}

void Node::measure() {
  metrics_.set(Metric::ledger_entries, static_cast<std::int64_t>(ledger_->size()));
  const auto pending = database_->read([&](sql::Transaction& tx) { return records_->changes.pending(tx); });
  if (pending) metrics_.set(Metric::changes_pending, *pending);
}

}  // namespace sekimori::node
