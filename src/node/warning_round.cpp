#include "node/warning_round.h"

#include <chrono>

#include "feature/share/share_room.h"
#include "node/desk_asking.h"

namespace sekimori::node {

WarningRound::WarningRound(Node& node, web::HubMember& member, web::DeskAsker& asker, Trace& trace, RoundSettings settings)
    : node_(node), member_(member), asker_(asker), trace_(trace), settings_(settings), thread_([this] { run(); }) {}

WarningRound::~WarningRound() {
  {
    const std::lock_guard lock(mutex_);
    stop_ = true;
  }
  wake_.notify_all();
  thread_.join();
}

void WarningRound::run() {
  for (;;) {
    {
      std::unique_lock lock(mutex_);
      if (wake_.wait_for(lock, std::chrono::seconds(settings_.seconds), [this] { return stop_; })) return;
    }
    once();
  }
}

void WarningRound::once() {
  follow_questions(asker_, trace_);
  const record::Actor program = record::Actor::system("hub");
  const auto tell = [&](std::string_view hub, const Error& error) {
    trace_.write(TraceLevel::warning, "hub.round_failed", {{"hub", hub}, {"error", error.message}});
  };
  const auto links = node_.share().links.list(program);
  if (!links) return tell("", links.error());
  for (const share::KnownHubLink& link : *links)
    if (const auto done = member_.fetch_warnings({program}, link.value.name); !done) tell(link.value.name, done.error());
  if (const auto done = node_.share().relay->catch_up(); !done) tell("", done.error());
  const auto warnings = node_.share().warnings->list(program);
  if (!warnings) return tell("", warnings.error());
  const Day today = node_.zone().day_of(node_.seams().clock.now());
  std::vector<std::string> watched;
  for (const share::KnownWarning& known : *warnings)
    if (known.value.state != share::WarningState::recalled && known.value.watched_until && today <= *known.value.watched_until)
      watched.push_back(known.value.number);
  if (watched.empty()) return;
  if (const auto looked = member_.look_back(program, watched); !looked) tell("", looked.error());
}

}  // namespace sekimori::node
