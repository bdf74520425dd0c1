#include "web/job_board.h"

#include <algorithm>

#include "base/ids.h"
#include "record/token.h"

namespace sekimori::web {
namespace {

constexpr std::size_t most_remembered = 200;
constexpr std::size_t most_waiting = 50;
constexpr int workers = 2;

}  // namespace

struct JobBoard::Entry {
  explicit Entry(const std::atomic<bool>& stopping) : progress(stopping) {}
  Job job;
  Work work;
  JobProgress progress;
};

std::string_view name_of(JobState state) {
  switch (state) {
    case JobState::waiting: return "waiting";
    case JobState::running: return "running";
    case JobState::done: return "done";
    case JobState::failed: return "failed";
  }
  return "";
}

bool JobProgress::show(std::uint64_t done, std::uint64_t total) {
  done_ = done;
  total_ = total;
  return !stopping_;
}

Json to_json(const Job& job) {
  return Json::object(
      {{"id", job.id},
       {"kind", job.kind},
       {"state", name_of(job.state)},
       {"done", job.done},
       {"total", job.total},
       {"result", job.result},
       {"problem", job.problem ? Json::object({{"type", "urn:sekimori:problem:" + std::string(describe(job.problem->code).name)},
                                               {"detail", job.problem->message}})
                               : Json()},
       {"begun_at", job.begun_at.to_rfc3339()},
       {"ended_at", job.ended_at ? Json(job.ended_at->to_rfc3339()) : Json()}});
}

JobBoard::JobBoard(Clock& clock, Random& random) : clock_(clock), random_(random) {
  for (int i = 0; i < workers; ++i) threads_.emplace_back([this] { work(); });
}

Result<Response> JobBoard::begin(const Request& request, std::string_view kind, Work work) {
  auto entry = std::make_shared<Entry>(stopping_);
  entry->job.id = Uuid::make(clock_, random_).to_string();
  entry->job.kind = kind;
  entry->job.account = request.session ? request.session->actor.account : std::string();
  entry->job.begun_at = clock_.now();
  entry->work = std::move(work);
  const Job begun = entry->job;
  {
    const std::lock_guard lock(mutex_);
    if (waiting_.size() >= most_waiting) return error(ErrorCode::full, "{} jobs are waiting already; try again later", waiting_.size());
    entries_.push_back(entry);
    waiting_.push_back(std::move(entry));
    // The oldest that has ended makes room.
    if (entries_.size() > most_remembered)
      if (const auto ended = std::ranges::find_if(entries_, [](const auto& one) { return one->job.ended_at.has_value(); });
          ended != entries_.end())
        entries_.erase(ended);
  }
  wake_.notify_one();
  tell(begun);
  Response response = json_response(202, to_json(begun));
  response.headers.emplace_back("Location", "/api/v1/jobs/" + begun.id);
  return response;
}

void JobBoard::work() {
  for (;;) {
    std::shared_ptr<Entry> entry;
    Job running;
    {
      std::unique_lock lock(mutex_);
      wake_.wait(lock, [&] { return stopping_ || !waiting_.empty(); });
      if (stopping_) return;
      entry = std::move(waiting_.front());
      waiting_.pop_front();
      entry->job.state = JobState::running;
      running = copy(*entry);
    }
    tell(running);
    auto result = entry->work(entry->progress);
    Job ended;
    {
      const std::lock_guard lock(mutex_);
      entry->job.ended_at = clock_.now();
      entry->job.state = result ? JobState::done : JobState::failed;
      if (result) entry->job.result = *std::move(result);
      else entry->job.problem = std::move(result).error();
      entry->work = nullptr;
      ended = copy(*entry);
    }
    tell(ended);
  }
}

Job JobBoard::copy(const Entry& entry) const {
  Job job = entry.job;
  job.done = entry.progress.done();
  job.total = entry.progress.total();
  return job;
}

void JobBoard::tell(const Job& job) const {
  if (listener_) listener_(job);
}

std::optional<Job> JobBoard::find(const record::Actor& actor, std::string_view id) const {
  const std::lock_guard lock(mutex_);
  for (const auto& entry : entries_)
    if (entry->job.id == id && entry->job.account == actor.account) return copy(*entry);
  return {};
}

std::vector<Job> JobBoard::list(const record::Actor& actor) const {
  const std::lock_guard lock(mutex_);
  std::vector<Job> out;
  for (auto entry = entries_.rbegin(); entry != entries_.rend(); ++entry)
    if ((*entry)->job.account == actor.account) out.push_back(copy(**entry));
  return out;
}

void JobBoard::stop() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_all();
  for (std::thread& thread : threads_)
    if (thread.joinable()) thread.join();
}

}  // namespace sekimori::web
