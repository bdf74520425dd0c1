#include "node/letter_round.h"

#include <chrono>

#include "node/bounce_intake.h"

namespace sekimori::node {
namespace {

constexpr int days_before_due = 3, hours_before_seminar = 24;

}  // namespace

LetterRound::LetterRound(Node& node, Trace& trace, LetterRoundSettings settings)
    : node_(node), trace_(trace), settings_(std::move(settings)), thread_([this] { run(); }) {}

LetterRound::~LetterRound() {
  {
    const std::lock_guard lock(mutex_);
    stop_ = true;
  }
  wake_.notify_all();
  thread_.join();
}

void LetterRound::run() {
  for (;;) {
    {
      std::unique_lock lock(mutex_);
      if (wake_.wait_for(lock, std::chrono::seconds(settings_.seconds), [this] { return stop_.load(); })) return;
    }
    once();
  }
}

void LetterRound::once() {
  const auto told = [&](std::string_view what, const auto& done) {
    if (!done) trace_.write(TraceLevel::warning, "letters.round_failed", {{"what", what}, {"error", done.error().message}});
  };
  teach::TeachRoom& teach = node_.teach();
  told("reminders", teach.newsletter.remind(days_before_due));
  told("seminars", teach.seminars.remind(hours_before_seminar, settings_.public_url + "/public/seminars"));
  told("unconfirmed", teach.seminars.drop_unconfirmed());
  told("bounces", take_bounces(node_, settings_.public_url));
  if (!settings_.mail) return;
  const auto due = teach.newsletter.due();
  told("due", due);
  if (!due) return;
  for (const std::string& number : *due) {
    const auto sent = send_issue(node_, record::Actor::system("newsletter"), number, *settings_.mail, Unknown::leave,
                                 [this] { return stop_.load(); }, {});
    told("sending", sent);
    if (sent)
      trace_.write(TraceLevel::info, "newsletter.sent",
                   {{"issue", number}, {"accepted", sent->counts.accepted}, {"total", sent->counts.total}});
  }
}

}  // namespace sekimori::node
