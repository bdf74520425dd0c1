// A queue of work that survives its workers. At least once: a task whose worker died runs again; its effect and its done mark are one
// transaction, so the effect happens once.
//
//   TRY(queue.enqueue(tx, {.queue = "scan", .payload = Json::object({{"folder", path}}), .key = "scan/" + path}));
//   for (Task& task : TRY(queue.claim("scan", 4, 60 * nanoseconds_per_second, "worker-1"))) {
//     ... every 20 s: TRY(queue.heartbeat(task, 60 * nanoseconds_per_second));
//     auto done = database.write([&](sql::Transaction& tx) -> Result<void> {
//       TRY(write_what_was_found(tx));
//       TRY(queue.enqueue(tx, child));                    // splitting a task is finishing it and adding its parts
//       return queue.complete(tx, task);                  // conflict when somebody else has it by now: all of this is rolled back
//     });
//     if (!done) queue.fail(task, done.error());
//   }
//
// Any thread, any number of processes (on PostgreSQL by FOR UPDATE SKIP LOCKED, on SQLite by the one writer). Clocks of the nodes should
// agree within a fraction of the lease.
#pragma once

#include "base/clock.h"
#include "base/json.h"
#include "base/random.h"
#include "store/sql/migration.h"

namespace sekimori::tasks {

const sql::Schema& schema();

enum class TaskState : unsigned char { waiting, running, done, failed };
std::string_view name_of(TaskState state);

struct TaskDraft {
  std::string queue;  // "scan", "hunt", "ocr"
  Json payload = Json::object();
  std::string key = {};  // while a task with this key waits or runs, a second one is not added; empty: always added
  int priority = 0;      // higher first
  int most_attempts = 5;
  std::optional<Instant> not_before = {};
};

// A claimed task; the lease belongs to whoever holds it.
struct Task {
  std::string id, queue;
  Json payload;
  int attempt = 0;  // 1 for the first
  int most_attempts = 0;
  std::string lease;  // changes with every claim
  Instant lease_until;
};

struct TaskInfo {
  std::string id, queue, worker, last_error;
  Json payload;
  TaskState state = TaskState::waiting;
  int attempts = 0;
  Instant created_at, next_at;  // next_at: due, or end of the lease while running
  std::optional<Instant> finished_at;
};

struct TaskCounts {
  std::int64_t waiting = 0, running = 0, done = 0, failed = 0;
};

enum class Retry { later, never };

class TaskQueue {
 public:
  TaskQueue(sql::Database& database, Clock& clock, Random& random) : database_(database), clock_(clock), random_(random) {}

  // The new task's id; nothing when one with the same key is under way.
  Result<std::optional<std::string>> enqueue(sql::Transaction& tx, const TaskDraft& draft);

  // Up to `most` due tasks, those with an expired lease among them. A task whose workers died `most_attempts` times becomes failed instead.
  Result<std::vector<Task>> claim(std::string_view queue, int most, std::int64_t lease_nanoseconds, std::string_view worker);
  // Lengthens the lease from now. conflict: it is somebody else's or finished; stop working on it.
  Result<void> heartbeat(Task& task, std::int64_t lease_nanoseconds);
  // In the transaction of the task's effects. conflict as above.
  Result<void> complete(sql::Transaction& tx, const Task& task);
  // Tries again after 5 s, 10 s, 20 s ... up to an hour, or gives up after most_attempts or when told. conflict as above.
  Result<void> fail(const Task& task, const Error& why, Retry retry = Retry::later);
  // Gives an unfinished task back at once without counting the attempt (a worker that shuts down).
  Result<void> release(const Task& task);

  Result<TaskCounts> count(sql::Transaction& tx, std::string_view queue);
  Result<std::vector<TaskInfo>> list(sql::Transaction& tx, std::string_view queue, TaskState state, int most = 100);
  Result<void> retry_failed(sql::Transaction& tx, const std::string& id);  // from the beginning; not_found
  // Removes finished tasks (done and failed) that ended before; how many.
  Result<std::int64_t> purge(sql::Transaction& tx, Instant before);

 private:
  sql::Database& database_;
  Clock& clock_;
  Random& random_;
};

}  // namespace sekimori::tasks
