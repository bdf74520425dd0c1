// Long work that a request begins and does not wait for: 202 with the address of a job, which tells how far it is and what came of it.
//
//   return services.jobs.begin(request, "bag_case", [=, &services](JobProgress& progress) -> Result<Json> {
//     progress.show(done, total);                       // false: the node stops, end soon
//     return Json::object({{"bag", path}});
//   });
//
// Jobs live in memory: one that the end of the program cut short is gone, and what it did is in the records of what it worked on. A
// job is seen by the account that began it. Any thread; two jobs run at a time, others wait; 200 are remembered.
#pragma once

#include <atomic>
#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "base/clock.h"
#include "base/random.h"
#include "record/permission.h"
#include "web/http.h"

namespace sekimori::web {

enum class JobState : unsigned char { waiting, running, done, failed };
std::string_view name_of(JobState state);

class JobProgress {
 public:
  explicit JobProgress(const std::atomic<bool>& stopping) : stopping_(stopping) {}
  // Any thread. False when the node stops.
  bool show(std::uint64_t done, std::uint64_t total);
  std::uint64_t done() const { return done_; }
  std::uint64_t total() const { return total_; }

 private:
  const std::atomic<bool>& stopping_;
  std::atomic<std::uint64_t> done_{0}, total_{0};
};

struct Job {
  std::string id, kind, account;
  JobState state = JobState::waiting;
  std::uint64_t done = 0, total = 0;  // in units of the kind of work; total 0: not known
  Json result;                        // once done
  std::optional<Error> problem;       // once failed
  Instant begun_at;
  std::optional<Instant> ended_at;
};
Json to_json(const Job& job);

class JobBoard {
 public:
  using Work = std::function<Result<Json>(JobProgress&)>;

  JobBoard(Clock& clock, Random& random);
  ~JobBoard() { stop(); }
  JobBoard(const JobBoard&) = delete;
  JobBoard& operator=(const JobBoard&) = delete;

  // 202 with Location and the job. full when 50 wait already.
  Result<Response> begin(const Request& request, std::string_view kind, Work work);
  std::optional<Job> find(const record::Actor& actor, std::string_view id) const;
  std::vector<Job> list(const record::Actor& actor) const;  // newest first
  // Called with every job that changed, on the thread that works; set before the first job begins.
  void set_listener(std::function<void(const Job&)> listener) { listener_ = std::move(listener); }
  void stop();  // asks what runs to end and waits for it; idempotent

 private:
  struct Entry;
  void work();
  Job copy(const Entry& entry) const;  // under the lock
  void tell(const Job& job) const;

  Clock& clock_;
  Random& random_;
  std::function<void(const Job&)> listener_;
  mutable std::mutex mutex_;
  std::condition_variable wake_;
  std::atomic<bool> stopping_{false};
  std::deque<std::shared_ptr<Entry>> entries_;  // oldest first
  std::deque<std::shared_ptr<Entry>> waiting_;
  std::vector<std::thread> threads_;
};

}  // namespace sekimori::web
