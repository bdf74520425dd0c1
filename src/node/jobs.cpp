#include "node/jobs.h"

#include "engine/ledger/ledger.h"
#include "feature/protect/safeguards.h"
#include "feature/share/share_room.h"
#include "node/consumed.h"
#include "node/mail_intake.h"
#include "node/retention.h"
#include "record/record_room.h"
#include "store/stream/local_log.h"

namespace sekimori::node {

Jobs::Jobs(Node& node, JobSettings settings) : node_(node), settings_(std::move(settings)) {
  next_retention_ = next_linking_ = node_.seams().clock.monotonic_nanoseconds() + 60 * nanoseconds_per_second;
  next_shares_ = node_.seams().clock.monotonic_nanoseconds() + settings_.share_seconds * nanoseconds_per_second;
  thread_ = std::thread([this] { run(); });
}

void Jobs::stop() {
  {
    const std::lock_guard lock(mutex_);
    stop_ = true;
  }
  wake_.notify_all();
  if (thread_.joinable()) thread_.join();
}

bool Jobs::stopping() {
  const std::lock_guard lock(mutex_);
  return stop_;
}

void Jobs::run() {
  while (!stopping()) {
    consume();
    take_mail();
    link_left();
    bring_out();
    hand_over();
    retain();
    std::unique_lock lock(mutex_);
    wake_.wait_for(lock, std::chrono::milliseconds(settings_.consume_milliseconds), [this] { return stop_; });
  }
}

void Jobs::consume() {
  const Trace::Request traced(Uuid::make(node_.seams().clock, node_.seams().random).to_string());
  std::uint64_t ends = 0;
  for (std::uint32_t partition = 0; partition < node_.stream().partitions(); ++partition)
    if (const auto end = node_.stream().end(partition)) ends += *end;
  const std::int64_t now = node_.seams().clock.monotonic_nanoseconds();
  if (ends == consumed_to_ && now - assessed_ < settings_.reassess_seconds * nanoseconds_per_second) return;
  const auto done = node_.consume({}, [this] { return stopping(); });
  Trace* trace = node_.seams().trace;
  if (!done) {
    // The blocks stay in the stream; the next round begins at the last checkpoint.
    if (trace != nullptr) trace->write(TraceLevel::error, "consume.failed", {{"error", done.error().message}});
    return;
  }
  if (!stopping()) consumed_to_ = ends;
  assessed_ = now;
  if (settings_.after_consuming) settings_.after_consuming(*done);
  if (trace != nullptr && done->summary.blocks > 0)
    trace->write(TraceLevel::info, "consume.done",
                 {{"blocks", done->summary.blocks},
                  {"events", done->summary.events},
                  {"bad", done->summary.bad},
                  {"hits", done->summary.hits},
                  {"alerts_changed", done->alerts_changed},
                  {"milliseconds", (node_.seams().clock.monotonic_nanoseconds() - now) / 1'000'000}});
}

void Jobs::hand_over() {
  Trace* trace = node_.seams().trace;
  if (auto appended = node_.records().changes.append_pending(); !appended && trace != nullptr)
    trace->write(TraceLevel::error, "ledger.append_failed", {{"error", appended.error().message}});
  if (auto signed_note = node_.ledger().checkpoint(); !signed_note && trace != nullptr)
    trace->write(TraceLevel::error, "ledger.checkpoint_failed", {{"error", signed_note.error().message}});
}

void Jobs::retain() {
  const std::int64_t now = node_.seams().clock.monotonic_nanoseconds();
  if (now < next_retention_ || stopping()) return;
  next_retention_ = now + settings_.retention_seconds * nanoseconds_per_second;
  const Trace::Request traced(Uuid::make(node_.seams().clock, node_.seams().random).to_string());
  look_after();
  const auto done = remove_expired(node_);
  Trace* trace = node_.seams().trace;
  if (trace == nullptr) return;
  if (!done) trace->write(TraceLevel::error, "retention.failed", {{"error", done.error().message}});
  else trace->write(TraceLevel::info, "retention.done", {{"segments", done->segments}, {"blocks", done->blocks}, {"held", done->held}});
}

void Jobs::bring_out() {
  const std::int64_t now = node_.seams().clock.monotonic_nanoseconds();
  if (now < next_shares_ || stopping()) return;
  next_shares_ = now + settings_.share_seconds * nanoseconds_per_second;
  const Trace::Request traced(Uuid::make(node_.seams().clock, node_.seams().random).to_string());
  const auto done = node_.share().publisher->catch_up();
  Trace* trace = node_.seams().trace;
  if (trace == nullptr) return;
  if (!done) trace->write(TraceLevel::error, "share.not_brought_out", {{"error", done.error().message}});
  else
    for (const std::string& one : done->troubles) trace->write(TraceLevel::error, "share.not_brought_out", {{"error", one}});
}

void Jobs::take_mail() {
  if (stopping() || node_.reader().empty()) return;
  const auto waiting = mail_drop(node_).waiting();
  if (waiting && waiting->empty()) return;
  const Trace::Request traced(Uuid::make(node_.seams().clock, node_.seams().random).to_string());
  const auto done = take_deliveries(node_);
  Trace* trace = node_.seams().trace;
  if (trace == nullptr) return;
  // What waits goes on waiting: the next round tries again.
  if (!done) trace->write(TraceLevel::error, "mail.failed", {{"error", done.error().message}});
  else trace->write(TraceLevel::info, "mail.done", {{"reports", done->reports}, {"held", done->held}, {"known", done->known}});
}

void Jobs::link_left() {
  const std::int64_t now = node_.seams().clock.monotonic_nanoseconds();
  if (!settings_.link_left || now < next_linking_ || stopping()) return;
  next_linking_ = now + settings_.link_seconds * nanoseconds_per_second;
  const Trace::Request traced(Uuid::make(node_.seams().clock, node_.seams().random).to_string());
  settings_.link_left();
}

void Jobs::look_after() {
  const auto done = node_.safeguards().look_after();
  Trace* trace = node_.seams().trace;
  if (trace == nullptr) return;
  if (!done) trace->write(TraceLevel::error, "safeguards.failed", {{"error", done.error().message}});
  else
    trace->write(
        TraceLevel::info, "safeguards.done",
        {{"findings", done->findings.opened}, {"gone", done->findings.gone}, {"reviews", done->reviews}, {"escalated", done->escalated}});
}

}  // namespace sekimori::node
