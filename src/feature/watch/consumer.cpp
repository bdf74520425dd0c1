#include "feature/watch/consumer.h"

#include <unordered_map>

#include "base/text.h"
#include "engine/detect/normalise/record_json.h"
#include "feature/watch/activity_store.h"
#include "feature/watch/adopted_record.h"
#include "feature/watch/calendar.h"
#include "feature/watch/source_detectors.h"

namespace sekimori::watch {
namespace {

constexpr char reference_separator = '\x1f';

// What a rule's reference to an event must carry so that a later correlation can point back at it.
std::string reference_of(const BlockFrame& frame) {
  return frame.block + reference_separator + frame.source_id + reference_separator + frame.batch_key;
}

model::EventPointer pointer_from(const model::EventReference& reference) {
  model::EventPointer pointer;
  const std::string_view path = reference.path;
  const size_t first = path.find(reference_separator);
  const size_t second = first == std::string_view::npos ? first : path.find(reference_separator, first + 1);
  if (second == std::string_view::npos) return pointer;
  pointer.block = path.substr(0, first);
  std::string_view key = path.substr(second + 1);
  // Members of an archive carry their name behind the key.
  pointer.event_id = to_hex(ByteView(model::make_event_id(path.substr(first + 1, second - first - 1), key, reference.position).bytes));
  pointer.offset = reference.offset;
  if (reference.time) pointer.time = *reference.time;
  return pointer;
}

}  // namespace

struct Consumer::Partition {
  std::uint32_t number = 0;
  std::int64_t epoch = 0;
  stream::Offset next = 0;
  std::string state;  // the committed snapshot's blob, as hex; empty: none
  std::unique_ptr<SourceDetectors> detectors;
};

struct Consumer::SourceFacts {
  KnownSource known;
  std::shared_ptr<const detect::Mapping> mapping;  // of a text format, when the source names one
  std::map<Day, bool> may_score;
};

struct BlockCount {
  BlockFrame frame;
  std::uint64_t events = 0;
  std::uint64_t bad = 0;
  std::optional<Instant> first;
  std::optional<Instant> last;
};

struct Consumer::Batch {
  std::vector<model::Event> waiting;
  std::unique_ptr<events::SegmentWriter> writer;
  std::uint64_t events = 0;
  ActivityMap activity;
  std::map<std::string, RuleHit> hits;
  std::vector<BlockCount> blocks;
  std::set<std::pair<std::string, std::string>> keys;  // source and batch key of each
  std::map<std::pair<std::string, Day>, std::pair<std::uint64_t, Instant>> source_days;
  std::uint64_t unshaped = 0;
  std::uint64_t unscored = 0;
  stream::Offset next = 0;
  // Of the record at hand, for detections that come at once:
  std::string subject;
  model::EventPointer pointer;
  Day day;
  std::string device;
  bool scored = false;
};

Consumer::Consumer(ConsumerParts parts, ConsumerSettings settings) : parts_(std::move(parts)), settings_(std::move(settings)) {
  table_ = std::make_unique<SegmentTable>(parts_.database);
  segments_ = std::make_unique<events::SegmentStore>(parts_.files, settings_.events_directory, *table_);
}
Consumer::~Consumer() = default;

Result<std::unique_ptr<Consumer>> Consumer::create(ConsumerParts parts, ConsumerSettings settings) {
  TRY(parts.files.make_directories(settings.events_directory, 0750));
  std::unique_ptr<Consumer> consumer(new Consumer(std::move(parts), std::move(settings)));
  consumer->normaliser_ = std::make_unique<detect::Normaliser>(detect::Normaliser::create(*consumer->settings_.mappings));
  return consumer;
}

Result<void> Consumer::acquire() {
  partitions_.clear();
  if (!index_) index_ = TRY(detect::RuleIndex::create(settings_.rules, settings_.zone));
  for (std::uint32_t number = 0; number < parts_.stream.partitions(); ++number) {
    auto partition = std::make_unique<Partition>();
    partition->number = number;
    partition->detectors = std::make_unique<SourceDetectors>(index_, settings_.zone);
    std::string state;
    auto taken = parts_.database.write([&](sql::Transaction& tx) -> Result<void> {
      TRY(
          tx.execute("INSERT INTO watch_checkpoint(part, epoch, next_offset, state) VALUES (?, 1, -1, '') "
                     "ON CONFLICT (part) DO UPDATE SET epoch = watch_checkpoint.epoch + 1",
                     static_cast<std::int64_t>(number)));
      const auto row =
          TRY(tx.query_one("SELECT epoch, next_offset, state FROM watch_checkpoint WHERE part = ?", static_cast<std::int64_t>(number)));
      if (!row) return error(ErrorCode::integrity, "the checkpoint of partition {} is gone", number);
      partition->epoch = row->integer(0);
      partition->next = row->integer(1) < 0 ? UINT64_MAX : static_cast<stream::Offset>(row->integer(1));
      state = row->string(2);
      return {};
    });
    if (!taken) return taken;
    if (partition->next == UINT64_MAX) partition->next = TRY(parts_.stream.begin(number));
    if (!state.empty()) {
      const Digest digest = TRY(blob::parse_digest(state));
      const Bytes snapshot = TRY(parts_.blobs.get(digest, blob::Verify::yes));
      TRY(partition->detectors->restore(snapshot));
    }
    partition->state = std::move(state);
    partitions_.push_back(std::move(partition));
  }
  // Only now: whoever owned the partitions before can no longer commit, so a file without a row stays without one.
  const std::size_t swept = TRY(segments_->sweep());
  if (swept > 0 && parts_.trace != nullptr) parts_.trace->write(TraceLevel::warning, "watch.swept_segments", {{"files", swept}});
  return {};
}

Result<void> Consumer::trim() {
  for (const auto& partition : partitions_) TRY(parts_.stream.trim_before(partition->number, partition->next));
  return {};
}

Result<Consumer::SourceFacts*> Consumer::facts_of(const std::string& source_id) {
  if (const auto found = sources_.find(source_id); found != sources_.end()) return &found->second;
  auto known = TRY(parts_.sources.find(record::Actor::system("watch"), source_id));
  if (!known) return error(ErrorCode::not_found, "a block belongs to the source {}, which is not in the register of sources", source_id);
  SourceFacts facts;
  facts.known = *std::move(known);
  for (const auto& mapping : settings_.mappings->all())
    if (mapping->name == facts.known.source.mapping && mapping->format != detect::LogFormat::windows) facts.mapping = mapping;
  return &sources_.emplace(source_id, std::move(facts)).first->second;
}

Result<bool> Consumer::may_score(SourceFacts& facts, Day day) {
  if (const auto found = facts.may_score.find(day); found != facts.may_score.end()) return found->second;
  auto verdict = parts_.database.read([&](sql::Transaction& tx) {
    return record::judge_basis(parts_.records, tx, "source", facts.known.id.to_string(), day, settings_.zone);
  });
  if (!verdict) return std::unexpected(std::move(verdict).error());
  facts.may_score[day] = verdict->may_score;
  return verdict->may_score;
}

Result<void> Consumer::take_record(const BlockFrame& frame, model::LogRecord& record, Partition& partition, Batch& batch) {
  const std::string member = record.source.contains("!/") ? record.source.substr(record.source.find("!/")) : std::string();
  const std::string key = frame.batch_key + member;
  SourceFacts* facts = TRY(facts_of(frame.source_id));
  // JSON lines do not say which product wrote them; the register of sources does.
  if (facts->mapping) adopt_record(record, *facts->mapping);
  auto shaped = normaliser_->normalise(record, {frame.source_id, frame.batch_key, frame.block});
  if (!shaped) {
    // Not of a known shape: kept all the same, findable by time, device and raw fields.
    model::Event plain;
    plain.id = model::make_event_id(frame.source_id, key, record.position);
    plain.time = record.time.value_or(frame.received_at);
    plain.device = record.computer;
    plain.source_id = frame.source_id;
    plain.block = frame.block;
    plain.block_offset = record.offset;
    plain.raw = detect::record_to_json(record);
    shaped = std::move(plain);
    ++batch.unshaped;
  }
  model::Event& event = *shaped;
  BlockCount& count = batch.blocks.back();
  ++count.events;
  if (!count.first || event.time < *count.first) count.first = event.time;
  if (!count.last || event.time > *count.last) count.last = event.time;
  batch.day = settings_.zone.day_of(event.time);
  auto& source_day = batch.source_days[{frame.source_id, batch.day}];
  ++source_day.first;
  source_day.second = std::max(source_day.second, event.time);

  batch.scored = TRY(may_score(*facts, batch.day));
  if (!batch.scored) ++batch.unscored;
  // Windows writes some acts of a person under the machine's own accounts; then the computer tells whose it was.
  const bool machine_account = event.user.empty() || event.user.ends_with('$') || event.user.starts_with("s-1-5-");
  auto person = machine_account ? parts_.people.find_by_device(event.device) : parts_.people.find_by_account(event.user);
  if (person) batch.subject = "person:" + person->id.to_string();
  else if (!machine_account) batch.subject = "account:" + event.user;
  else batch.subject = "device:" + ascii_lower(event.device);
  batch.device = event.device;
  batch.pointer = {to_hex(ByteView(event.id.bytes)), event.block, event.block_offset, event.time};
  if (batch.scored) {
    EventContext context;
    context.subject = batch.subject;
    context.day = batch.day;
    if (const model::FieldValue* sender = record.find("Sender");
        sender != nullptr && event.event_class == model::EventClass::email_activity)
      context.own_domain = mail_domain_of(sender->text);
    if (const auto secret = event.object.empty() ? std::nullopt : parts_.secrets.find_by_path(event.object))
      context.secret_id = secret->id.to_string();
    const int hour = settings_.zone.second_of_day(event.time) / 3600;
    context.out_of_hours = hour < settings_.working_hours_start || hour >= settings_.working_hours_end || is_rest_day_in_japan(batch.day);
    note_activity(batch.activity, event, context);
    record.source = reference_of({frame.source_id, key, frame.block, frame.name, frame.bytes, frame.received_at});
    TRY(partition.detectors->feed(record, [&](model::Detection&& detection) { return take_detection(std::move(detection), batch); }));
    if (parts_.indicators != nullptr) {
      // An attacker's value tells of the machine that met it, not of whoever sat there: he may well be the one who was attacked.
      const std::string whose = batch.subject;
      if (!event.device.empty()) batch.subject = "device:" + ascii_lower(event.device);
      TRY(parts_.indicators->meet(event, [&](model::Detection&& detection) { return take_detection(std::move(detection), batch); }));
      batch.subject = whose;
    }
  }
  batch.waiting.push_back(std::move(event));
  ++batch.events;
  if (batch.waiting.size() >= 8192) {
    TRY(batch.writer->append(batch.waiting));
    batch.waiting.clear();
  }
  return {};
}

Result<void> Consumer::take_detection(model::Detection&& detection, Batch& batch) {
  RuleHit hit;
  hit.rule_id = detection.rule_id;
  hit.title = detection.title;
  hit.level = detection.level;
  const bool correlated = !detection.events.empty();
  if (correlated) {
    for (const model::EventReference& reference : detection.events)
      if (hit.samples.size() < most_samples) hit.samples.push_back(pointer_from(reference));
    hit.count = std::max<std::uint64_t>(detection.count, 1);
    hit.last = hit.first = detection.time.value_or(batch.pointer.time);
    for (const model::EventPointer& sample : hit.samples) hit.first = std::min(hit.first, sample.time);
    // No device unless the group names it: decided later than it happened, so the record at hand may be somebody else's.
    for (const model::Field& field : detection.group) {
      if (field.name == "Computer") hit.device = field.value.text;
      if (const auto person = parts_.people.find_by_account(field.value.text)) hit.subject = "person:" + person->id.to_string();
      else if (hit.subject.empty() && !field.value.text.empty())
        hit.subject =
            (field.name == "Computer" || field.name.ends_with("Workstation") ? "device:" : "account:") + ascii_lower(field.value.text);
    }
    if (hit.subject.empty()) hit.subject = batch.subject;
  } else {
    hit.subject = batch.subject;
    hit.samples = {batch.pointer};
    hit.device = batch.device;
    hit.first = hit.last = batch.pointer.time;
  }
  hit.day = settings_.zone.day_of(hit.last);
  // One row per subject, rule and day: a thousand hits are one line with a count.
  std::string id = fmt::format("{}/{}/{}", hit.subject, hit.rule_id, hit.day.number);
  auto [at, fresh] = batch.hits.try_emplace(id);
  if (fresh) at->second = std::move(hit);
  else merge_hit(at->second, hit);
  parts_.metrics.add(Metric::detections_total);
  return {};
}

Result<void> Consumer::consume_block(Partition& partition, const BlockFrame& frame, Batch& batch) {
  // The stream knows a batch that is sent again for a long while, this table for as long as the block is kept.
  if (!batch.keys.emplace(frame.source_id, frame.batch_key).second) return {};
  const auto known = parts_.database.read([&](sql::Transaction& tx) {
    return tx.query_one("SELECT 1 FROM watch_block WHERE source_id = ? AND batch_key = ?", frame.source_id, frame.batch_key);
  });
  if (!known) return std::unexpected(known.error());
  if (*known) return {};
  const Digest digest = TRY(blob::parse_digest(frame.block));
  const Bytes bytes = TRY(parts_.blobs.get(digest, blob::Verify::yes, largest_file));
  BlockCount count;
  count.frame = frame;
  batch.blocks.push_back(std::move(count));
  TRY(partition.detectors->begin_block(frame.source_id));
  detect::RecordSinks sinks;
  sinks.record = [&](model::LogRecord& record) { return take_record(frame, record, partition, batch); };
  sinks.bad = [&](const detect::BadRecord& bad) {
    ++batch.blocks.back().bad;
    if (parts_.trace != nullptr)
      parts_.trace->write(TraceLevel::warning, "watch.bad_record", {{"block", frame.block}, {"offset", bad.offset}, {"error", bad.error}});
  };
  auto read = detect::read_records(ByteView(bytes), frame.name, *settings_.mappings, sinks);
  if (!read) {
    // A block nobody can read must not stop the ones behind it; it stays kept, and its row says what was wrong.
    if (read.error().code != ErrorCode::invalid_input && read.error().code != ErrorCode::partial)
      return std::unexpected(std::move(read).error());
    ++batch.blocks.back().bad;
    if (parts_.trace != nullptr)
      parts_.trace->write(TraceLevel::error, "watch.unreadable_block", {{"block", frame.block}, {"error", read.error().message}});
  }
  return partition.detectors->end_block([&](model::Detection&& detection) { return take_detection(std::move(detection), batch); });
}

Result<void> Consumer::settle(Partition& partition, ConsumeSummary& summary) {
  const Instant now = parts_.clock.now();
  if (!partition.detectors->wants_settling(now)) return {};
  Batch batch;
  batch.writer = std::make_unique<events::SegmentWriter>(events::SegmentSettings{});
  batch.next = partition.next;
  TRY(partition.detectors->settle(now, [&](model::Detection&& detection) { return take_detection(std::move(detection), batch); }));
  return commit(partition, batch, summary);
}

Result<void> Consumer::commit(Partition& partition, Batch& batch, ConsumeSummary& summary) {
  std::optional<events::SegmentInfo> segment;
  TRY(batch.writer->append(batch.waiting));
  batch.waiting.clear();
  if (batch.writer->rows() > 0) {
    const Uuid id = Uuid::make(parts_.clock, parts_.random);
    segment = TRY(segments_->seal(*batch.writer, id, parts_.clock.now()));
  }
  const Bytes state = partition.detectors->snapshot();
  const std::string state_id = state.empty() ? std::string() : to_hex(TRY(parts_.blobs.put(state)).digest);
  auto written = parts_.database.write([&](sql::Transaction& tx) -> Result<void> {
    const auto changed =
        TRY(tx.execute("UPDATE watch_checkpoint SET next_offset = ?, state = ? WHERE part = ? AND epoch = ?",
                       static_cast<std::int64_t>(batch.next), state_id, static_cast<std::int64_t>(partition.number), partition.epoch));
    if (changed != 1) return error(ErrorCode::conflict, "partition {} has been taken over by another process", partition.number);
    TRY(add_activity(tx, batch.activity));
    TRY(add_hits(tx, batch.hits));
    for (const BlockCount& block : batch.blocks)
      TRY(tx.execute(
          "INSERT INTO watch_block(source_id, batch_key, block, name, bytes, events, bad, first_time, last_time, received_at) "
          "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (source_id, batch_key) DO NOTHING",
          block.frame.source_id, block.frame.batch_key, block.frame.block, block.frame.name, static_cast<std::int64_t>(block.frame.bytes),
          static_cast<std::int64_t>(block.events), static_cast<std::int64_t>(block.bad), block.first, block.last, block.frame.received_at));
    for (const auto& [key, value] : batch.source_days)
      TRY(tx.execute(
          "INSERT INTO watch_source_day(source_id, day, events, last_time) VALUES (?, ?, ?, ?) ON CONFLICT (source_id, day) DO UPDATE SET "
          "events = watch_source_day.events + excluded.events, last_time = CASE WHEN excluded.last_time > watch_source_day.last_time "
          "THEN excluded.last_time ELSE watch_source_day.last_time END",
          key.first, static_cast<std::int64_t>(key.second.number), static_cast<std::int64_t>(value.first), value.second));
    if (segment) {
      TRY(SegmentTable::insert(tx, *segment));
      record::ChangeEntry entry;
      entry.actor = record::Actor::system("watch");
      entry.action = "segment.seal";
      entry.kind = "segment";
      entry.id = segment->id.to_string();
      entry.hash_after = to_hex(segment->sha256);
      entry.reason = "checkpoint";
      entry.detail = Json::object({{"events", segment->rows}, {"bytes", segment->bytes}});
      TRY(parts_.changes.write(tx, entry));
    }
    return {};
  });
  if (!written) return written;
  partition.next = batch.next;
  const std::string replaced = std::exchange(partition.state, state_id);
  TRY(drop_state(replaced));
  summary.blocks += batch.blocks.size();
  summary.events += batch.events;
  summary.unshaped += batch.unshaped;
  summary.unscored += batch.unscored;
  summary.hits += batch.hits.size();
  summary.segments += segment ? 1 : 0;
  for (const BlockCount& block : batch.blocks) summary.bad += block.bad;
  return {};
}

Result<void> Consumer::drop_state(const std::string& state) {
  if (state.empty()) return {};
  auto used = parts_.database.read([&](sql::Transaction& tx) {
    return tx.query_one("SELECT 1 FROM watch_checkpoint WHERE state = ? UNION ALL SELECT 1 FROM watch_block WHERE block = ?", state, state);
  });
  if (!used) return std::unexpected(std::move(used).error());
  if (*used) return {};
  auto removed = parts_.blobs.remove(TRY(blob::parse_digest(state)));
  if (!removed && removed.error().code != ErrorCode::not_found) return removed;
  return {};
}

Result<ConsumeSummary> Consumer::run() {
  ConsumeSummary summary;
  if (partitions_.empty()) TRY(acquire());
  for (const auto& partition : partitions_) {
    while (true) {
      Batch batch;
      batch.writer = std::make_unique<events::SegmentWriter>(events::SegmentSettings{});
      batch.next = partition->next;
      while (batch.events < settings_.events_per_checkpoint) {
        stream::PollLimits limits;
        limits.frames = 1;
        const auto frames = TRY(parts_.stream.poll(partition->number, batch.next, limits));
        if (frames.frames.empty()) break;
        const BlockFrame frame = TRY(BlockFrame::parse(as_text(frames.frames[0].payload)));
        TRY(consume_block(*partition, frame, batch));
        batch.next = frames.next;
        if (settings_.progress) settings_.progress(summary.events + batch.events);
        if (settings_.interrupted && settings_.interrupted()) break;
      }
      if (batch.next == partition->next) break;
      TRY(commit(*partition, batch, summary));
      if (settings_.interrupted && settings_.interrupted()) return summary;
    }
    TRY(settle(*partition, summary));
  }
  return summary;
}

}  // namespace sekimori::watch
