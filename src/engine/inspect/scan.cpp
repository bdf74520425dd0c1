#include "engine/inspect/scan.h"

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <map>
#include <mutex>
#include <thread>

#include "engine/inspect/file_walk.h"
#include "engine/inspect/recognise/recogniser.h"

namespace sekimori::inspect {
namespace {

using model::Inspection;
using model::InspectionStatus;
using model::Reason;

constexpr size_t most_waiting = 64;  // files handed out whose answers have not been passed on

// One file on its way: filled by a worker, passed on in order by the caller's thread.
struct Job {
  WalkedPath walked;
  std::vector<Inspection> answers;
  Result<void> done;
  bool finished = false;
};

Inspection answer_for_directory(const WalkedPath& walked) {
  Inspection out;
  out.path = walked.path;
  out.status = InspectionStatus::not_inspected;
  out.reason = Reason::unreadable;
  out.media_type = "inode/directory";
  return out;
}

class Line {
 public:
  Line(const ScanSetup& setup, const InspectionSink& sink) : setup_(setup), sink_(sink) {
    const unsigned count = std::max(1u, setup.threads);
    for (unsigned i = 0; i < count; ++i) threads_.emplace_back([this] { work(); });
  }
  ~Line() {
    {
      const std::scoped_lock lock(mutex_);
      closing_ = true;
    }
    changed_.notify_all();
  }
  Line(const Line&) = delete;
  Line& operator=(const Line&) = delete;

  Result<void> submit(WalkedPath&& walked) {
    if (setup_.stop()) return interrupted();
    {
      const std::scoped_lock lock(mutex_);
      jobs_.push_back(std::make_unique<Job>());
      jobs_.back()->walked = std::move(walked);
    }
    changed_.notify_one();
    while (jobs_.size() >= most_waiting || (jobs_.size() > 1 && is_finished(*jobs_.front()))) TRY(pass_on());
    return {};
  }

  Result<ScanTotals> finish() {
    while (!jobs_.empty()) TRY(pass_on());
    TRY(flush({}));
    return totals_;
  }

 private:
  static std::unexpected<Error> interrupted() { return error(ErrorCode::interrupted, "stopped before all files were scanned"); }

  bool is_finished(const Job& job) {
    const std::scoped_lock lock(mutex_);
    return job.finished;
  }

  void work() {
    while (true) {
      Job* job = nullptr;
      {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [&] { return closing_ || taken_ < jobs_.size(); });
        if (closing_) return;
        job = jobs_[taken_++].get();
      }
      examine(*job);
      {
        const std::scoped_lock lock(mutex_);
        job->finished = true;
      }
      finished_.notify_one();
    }
  }

  void examine(Job& job) {
    if (job.walked.kind == FileKind::directory) {
      job.answers.push_back(answer_for_directory(job.walked));
      return;
    }
    job.done = setup_.extract(job.walked.path, [&](ExtractedObject&& object) -> Result<void> {
      if (setup_.stop()) return interrupted();
      job.answers.push_back(TRY(inspect_object(object, setup_.index, setup_.vocabulary)));
      return {};
    });
  }

  // Waits for the oldest file and passes its answers on, as far as none of a later file can come before them.
  Result<void> pass_on() {
    Job& oldest = *jobs_.front();
    {
      std::unique_lock lock(mutex_);
      while (!oldest.finished) {
        finished_.wait_for(lock, std::chrono::milliseconds(100));
        if (setup_.stop()) return interrupted();
      }
    }
    TRY(std::move(oldest.done));
    for (Inspection& answer : oldest.answers) {
      std::string path = answer.path;
      waiting_.emplace(std::move(path), std::move(answer));
    }
    const std::optional<std::string> next = jobs_.size() > 1 ? std::optional(jobs_[1]->walked.path) : std::nullopt;
    {
      const std::scoped_lock lock(mutex_);
      jobs_.pop_front();
      --taken_;
    }
    setup_.advance(1);
    return next ? flush(next) : Result<void>{};
  }

  Result<void> flush(const std::optional<std::string>& before) {
    while (!waiting_.empty() && (!before || waiting_.begin()->first < *before)) {
      Inspection answer = std::move(waiting_.begin()->second);
      waiting_.erase(waiting_.begin());
      ++totals_.objects;
      if (answer.status == InspectionStatus::partial) ++totals_.partial;
      if (answer.status == InspectionStatus::not_inspected) ++totals_.not_inspected;
      TRY(sink_(std::move(answer)));
    }
    return {};
  }

  const ScanSetup& setup_;
  const InspectionSink& sink_;
  std::mutex mutex_;
  std::condition_variable changed_;        // for workers: more jobs, or the end
  std::condition_variable finished_;       // for the caller: a job is finished
  std::deque<std::unique_ptr<Job>> jobs_;  // only the caller's thread changes it, under mutex_
  size_t taken_ = 0;                       // how many of jobs_ workers have taken
  bool closing_ = false;
  std::multimap<std::string, Inspection> waiting_;
  ScanTotals totals_;
  std::vector<std::jthread> threads_;  // last: joined before anything they use goes
};

}  // namespace

Result<Inspection> inspect_object(const ExtractedObject& object, const SecretIndex* index, const MarkVocabulary& vocabulary) {
  Inspection out;
  out.path = object.path;
  out.parent = object.parent;
  out.status = object.status;
  out.reason = object.reason;
  out.media_type = object.media_type;
  out.bytes = object.bytes;
  out.sha256 = object.sha256;
  out.charset = object.charset;
  Recognition recognised = recognise(object, vocabulary);
  out.marks = std::move(recognised.marks);
  out.findings = std::move(recognised.findings);
  if (index != nullptr)
    out.matches = TRY(index->match({object.text, object.sha256, object.bytes, object.parent ? Nesting::member : Nesting::outermost}));
  return out;
}

Result<ScanTotals> scan_paths(const ScanSetup& setup, const std::vector<std::string>& paths, const InspectionSink& sink) {
  Line line(setup, sink);
  TRY(walk_files(setup.files, paths, [&](WalkedPath&& walked) { return line.submit(std::move(walked)); }));
  return line.finish();
}

}  // namespace sekimori::inspect
