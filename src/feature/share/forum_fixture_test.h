// A hub with six members in one group, each with somebody who speaks for it, one in another group, and the books of the forum.
#pragma once

#include "feature/share/forum_gate.h"
#include "feature/share/forum_schema.h"
#include "feature/share/hub_fixture_test.h"
#include "feature/share/note_book.h"
#include "feature/share/poll_book.h"

namespace sekimori::share {

class ForumTest : public HubTest {
 protected:
  static constexpr int members = 6;
  void SetUp() override {
    HubTest::SetUp();
    ASSERT_TRUE(sql::migrate(*database_, forum_schema(), clock_));
    for (int i = 0; i < members; ++i) {
      const std::string number = invite(fmt::format("架空製作所{}", i));
      take_part(number, "heavy");
      speak_for(number, fmt::format("c{}", i + 1));
    }
    const std::string chemist = invite("架空化学");
    take_part(chemist, "chemistry");
    speak_for(chemist, "chemist");
    gate_ = std::make_unique<MemberGate>(*members_);
    audiences_ = std::make_unique<Audiences>(*members_, *sigs_, *reports_);
    const ForumParts parts{.database = *database_, .records = room_->records, .clock = clock_, .random = random_};
    forum_ = std::make_unique<ForumBook>(parts, *audiences_, *gate_);
    notes_ = std::make_unique<NoteBook>(parts, *audiences_, *reports_, *forum_, *gate_);
    polls_ = std::make_unique<PollBook>(parts, *audiences_, *reports_, *gate_);
  }
  void speak_for(const std::string& number, std::string_view login) {
    account(login);
    EXPECT_TRUE(members_->give_account(operator_, number, login, "speaks for it"));
  }
  record::Actor speaker(int i) { return actor_of(fmt::format("c{}", i)); }  // of M-00i

  static ForumContent measure() {
    return {.kind = ForumKind::measure,
            .title = {"退職時の点検", "Checks at exit"},
            .body = {"退職の申し出から三十日前までの持ち出しを見る。", "Look at what was taken in the thirty days before notice."},
            .source = SourceClass::police,
            .meeting = {}};
  }
  // Number of an item that everybody in the group reads.
  std::string published(const ForumContent& content = measure(), const ForumReach& reach = {.audience = "heavy", .tlp = "AMBER"}) {
    const auto asked = forum_->propose(operator_, content, reach);
    EXPECT_TRUE(asked) << asked.error().message;
    const auto words = gate_->admit(to_json(asked->value.content));
    EXPECT_TRUE(words) << words.error().message;
    const auto item = forum_->publish(operator_, asked->value.number, *words, reach);
    EXPECT_TRUE(item) << item.error().message;
    return item ? item->value.number : std::string();
  }

  std::unique_ptr<MemberGate> gate_;
  std::unique_ptr<Audiences> audiences_;
  std::unique_ptr<ForumBook> forum_;
  std::unique_ptr<NoteBook> notes_;
  std::unique_ptr<PollBook> polls_;
};

}  // namespace sekimori::share
