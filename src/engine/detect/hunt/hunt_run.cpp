#include "engine/detect/hunt/hunt_run.h"

#include <atomic>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

#include "base/json.h"

namespace sekimori::detect {
namespace {

constexpr size_t block_findings = 512;
constexpr size_t block_hits = 4096;
constexpr size_t most_blocks_waiting = 16;  // per file

// What a hit of a rule gives to correlations, with the fields they will ask for.
struct StoredHit {
  std::uint32_t rule = 0;
  std::optional<Instant> time;
  model::EventReference event;
  std::vector<std::pair<std::uint32_t, std::string>> values;  // index into Correlator::fields_of(rule)
};

struct Block {
  std::vector<HuntFinding> findings;
  std::vector<StoredHit> hits;
  std::vector<BadRecord> bad;
};

// From the thread that reads one file to the thread that hands everything on.
class FileQueue {
 public:
  bool push(Block block) {  // false: nobody wants it any more
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return blocks_.size() < most_blocks_waiting || abandoned_; });
    if (abandoned_) return false;
    blocks_.push_back(std::move(block));
    changed_.notify_all();
    return true;
  }
  void finish(Result<ReadSummary> summary) {
    const std::scoped_lock lock(mutex_);
    summary_ = std::move(summary);
    changed_.notify_all();
  }
  void abandon() {
    const std::scoped_lock lock(mutex_);
    abandoned_ = true;
    changed_.notify_all();
  }
  std::optional<Block> take() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return !blocks_.empty() || summary_; });
    if (blocks_.empty()) return {};
    Block block = std::move(blocks_.front());
    blocks_.pop_front();
    changed_.notify_all();
    return block;
  }
  const Result<ReadSummary>& summary() const { return *summary_; }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Block> blocks_;
  std::optional<Result<ReadSummary>> summary_;
  bool abandoned_ = false;
};

std::string user_of(const Matcher& matcher, const model::LogRecord& record) {
  for (const std::string_view name : {"SubjectUserName", "User", "TargetUserName", "UserName", "cs-username", "Param3", "OsUser",
                                      "DatabaseUser", "Sender", "user", "userIdentity.userName"}) {
    const auto value = matcher.value_of(name, record);
    if (value && !value->empty() && *value != "-") return std::string(*value);
  }
  return {};
}

Result<ReadSummary> match_file(RecordReader& reader, const Path& path, Matcher& matcher, const Correlator& correlator,
                               const HuntOptions& options, FileQueue& queue) {
  Block block;
  bool wanted = true;
  const auto hand_on = [&] {
    wanted = queue.push(std::move(block));
    block = Block();
  };
  const RecordSinks sinks{
      .record = [&](model::LogRecord& record) -> Result<void> {
        if (!wanted || (options.interrupted && options.interrupted())) return error(ErrorCode::interrupted, "{}", path.string());
        for (const std::uint32_t rule : matcher.match(record)) {
          if (matcher.index().rules().rules[rule].reports)
            block.findings.push_back({matcher.detection(rule, record), record.time_digits, record.computer, user_of(matcher, record)});
          if (!correlator.wants(rule)) continue;
          StoredHit hit{.rule = rule,
                        .time = record.time,
                        .event = {record.source, record.position_kind, record.position, record.offset},
                        .values = {}};
          const std::vector<std::string>& fields = correlator.fields_of(rule);
          for (std::uint32_t f = 0; f < fields.size(); ++f)
            if (const auto value = matcher.value_of(fields[f], record)) hit.values.emplace_back(f, *value);
          block.hits.push_back(std::move(hit));
        }
        if (block.findings.size() >= block_findings || block.hits.size() >= block_hits) hand_on();
        return {};
      },
      .bad =
          [&](const BadRecord& bad) {
            block.bad.push_back(bad);
            if (block.bad.size() >= block_findings) hand_on();
          }};
  auto summary = reader.read(path, sinks);
  hand_on();
  return summary;
}

class Run {
 public:
  Run(const std::vector<Path>& paths, std::shared_ptr<const RuleIndex> index, const HuntOptions& options, const HuntSinks& sinks)
      : paths_(paths),
        index_(std::move(index)),
        options_(options),
        sinks_(sinks),
        correlator_(index_->shared_rules(), options.correlator),
        queues_(paths.size()) {}

  Result<HuntSummary> go(Files& files, const MappingSet& mappings) {
    std::atomic<size_t> next{0};
    const auto work = [&] {
      Matcher matcher(index_);
      const std::unique_ptr<RecordReader> reader = options_.readers ? options_.readers() : make_record_reader(files, mappings);
      for (size_t i = next++; i < paths_.size(); i = next++)
        queues_[i].finish(match_file(*reader, paths_[i], matcher, correlator_, options_, queues_[i]));
    };
    std::vector<std::jthread> workers;
    for (size_t i = 0; i < std::min<size_t>(std::max(options_.threads, 1U), paths_.size()); ++i) workers.emplace_back(work);
    auto done = hand_on();
    if (!done) {  // the rest is not wanted: let the workers run out
      next = paths_.size();
      for (FileQueue& queue : queues_) queue.abandon();
      workers.clear();
      return std::unexpected(std::move(done).error());
    }
    workers.clear();
    const DetectionSink sink = [&](model::Detection&& detection) { return sinks_.detection({std::move(detection), 0, {}, {}}); };
    TRY(correlator_.flush(sink));
    summary_.correlations = correlator_.statistics();
    return summary_;
  }

 private:
  Result<void> hand_on() {
    // Workers read correlator_'s tables (wants, fields_of), which never change; its state belongs to this thread.
    for (size_t i = 0; i < paths_.size(); ++i) {
      while (auto block = queues_[i].take()) TRY(hand_on_block(std::move(*block)));
      const Result<ReadSummary>& summary = queues_[i].summary();
      if (!summary) {
        if (summary.error().code == ErrorCode::interrupted) return std::unexpected(summary.error());
        ++summary_.failed_files;
        if (sinks_.failed_file) sinks_.failed_file(paths_[i], summary.error());
        continue;
      }
      summary_.records += summary->records;
      summary_.bad_records += summary->bad;
    }
    return {};
  }

  Result<void> hand_on_block(Block block) {
    for (HuntFinding& finding : block.findings) TRY(sinks_.detection(std::move(finding)));
    if (sinks_.bad)
      for (const BadRecord& bad : block.bad) sinks_.bad(bad);
    const DetectionSink sink = [&](model::Detection&& detection) { return sinks_.detection({std::move(detection), 0, {}, {}}); };
    for (const StoredHit& hit : block.hits) {
      const std::vector<std::string>& fields = correlator_.fields_of(hit.rule);
      const FieldReader read = [&](std::string_view field) -> std::optional<std::string_view> {
        for (const auto& [number, value] : hit.values)
          if (fields[number] == field) return value;
        return {};
      };
      TRY(correlator_.add_hit(hit.rule, hit.time, hit.event, read, sink));
    }
    return {};
  }

  const std::vector<Path>& paths_;
  std::shared_ptr<const RuleIndex> index_;
  const HuntOptions& options_;
  const HuntSinks& sinks_;
  Correlator correlator_;
  std::vector<FileQueue> queues_;
  HuntSummary summary_;
};

Json reference_json(const model::EventReference& event) {
  return Json::object(
      {{"path", event.path}, {event.position_kind == model::PositionKind::record_id ? "record_id" : "line", event.position}});
}

// Values by name; a name with several values has an array.
Json fields_json(const std::vector<model::Field>& fields) {
  Json object = Json::object();
  for (const model::Field& field : fields) {
    const Json* present = object.find(field.name);
    if (present == nullptr) {
      object.set(field.name, field.value.text);
    } else if (present->is_array()) {
      Json list = *present;
      list.push(field.value.text);
      object.set(field.name, std::move(list));
    } else {
      object.set(field.name, Json(Json::Array{*present, Json(field.value.text)}));
    }
  }
  return object;
}

}  // namespace

Result<HuntSummary> hunt_files(Files& files, const std::vector<Path>& paths, const MappingSet& mappings,
                               std::shared_ptr<const RuleIndex> index, const HuntOptions& options, const HuntSinks& sinks) {
  return Run(paths, std::move(index), options, sinks).go(files, mappings);
}

std::string to_json_line(const HuntFinding& finding) {
  const model::Detection& detection = finding.detection;
  Json line = Json::object({{"rule_id", detection.rule_id}, {"title", detection.title}, {"level", name_of(detection.level)}});
  if (!detection.time) line.set("time", nullptr);
  else if (finding.time_digits > 0) line.set("time", detection.time->to_rfc3339(finding.time_digits));
  else line.set("time", detection.time->to_rfc3339());
  line.set("source", reference_json(detection.source));
  line.set("matched", fields_json(detection.matched));
  if (!detection.events.empty()) {
    Json events = Json::array();
    for (const model::EventReference& event : detection.events) events.push(reference_json(event));
    line.set("events", std::move(events));
    line.set("count", detection.count);
    line.set("group", fields_json(detection.group));
  }
  return line.dump();
}

}  // namespace sekimori::detect
