#include <gtest/gtest.h>

#include "feature/protect/people/person_dates.h"
#include "feature/protect/people/touched_secrets.h"

namespace sekimori::protect {
namespace {

Day day(std::string_view text) { return *Day::parse(text); }

TEST(PersonDates, a_person_in_order_raises_no_doubt) {
  model::KnownPerson person;
  person.person.staff_number = "A-1";
  person.person.joined = day("2015-04-01");
  person.person.notice_known = day("2026-03-01");
  person.person.notice_source = "上司";
  person.person.last_day_at_work = day("2026-03-20");
  person.person.last_day_of_employment = day("2026-03-31");
  person.person.accounts = {"tanaka"};
  EXPECT_TRUE(doubts_about({person}, day("2026-03-25")).empty());
  // After the end of employment the account should be gone.
  const auto later = doubts_about({person}, day("2026-04-01"));
  ASSERT_EQ(later.size(), 1U);
  EXPECT_EQ(later[0].what, "left_with_accounts");
}

TEST(PersonDates, each_class_wants_its_own_dates) {
  model::KnownPerson person;
  person.person.employment_class = model::EmploymentClass::dispatched;
  person.person.superior = "A-9";
  std::vector<std::string_view> what;
  for (const PersonDoubt& doubt : doubts_about({person}, day("2026-04-01"))) what.push_back(doubt.what);
  EXPECT_EQ(what, (std::vector<std::string_view>{"no_contract_end", "no_actual_employer", "unknown_superior"}));
}

// A source that may be looked at, and one that may not.
class TwoSources final : public model::SourceBlocks {
 public:
  Result<std::vector<model::SourceStanding>> sources() override {
    model::SourceStanding seen, unseen;
    seen.id = "1";
    seen.source.name = "fileserver";
    seen.may_score = true;
    unseen.id = "2";
    unseen.source.name = "mail";
    return std::vector{seen, unseen};
  }
  Result<std::optional<model::SourceStanding>> find_source(std::string_view) override { return std::optional<model::SourceStanding>(); }
  Result<std::vector<model::KeptBlock>> blocks(std::string_view, std::optional<Instant>, std::optional<Instant>) override {
    return std::vector<model::KeptBlock>();
  }
  Result<std::optional<model::KeptBlock>> find_block(std::string_view) override { return std::optional<model::KeptBlock>(); }
};

class SomeEvents final : public model::EventSearch {
 public:
  Result<std::uint64_t> each(const model::EventQuestion& question, const std::function<Result<void>(const model::Event&)>& sink) override {
    asked.push_back(question.source_id);
    for (const model::Event& event : events) TRY(sink(event));
    return events.size();
  }
  Result<std::vector<model::Event>> find(const std::vector<model::EventPointer>&) override { return std::vector<model::Event>(); }
  std::vector<model::Event> events;
  std::vector<std::string> asked;
};

class OneSecret final : public model::SecretDirectory {
 public:
  std::optional<model::KnownSecret> find_by_path(std::string_view path) override {
    if (!path.starts_with("\\\\fs01\\設計")) return {};
    model::KnownSecret known;
    known.secret.number = "S-1";
    known.secret.permitted.push_back({"A-1", "A-9", {}});
    return known;
  }
  std::optional<model::KnownSecret> find(const model::SecretId&) override { return {}; }
  Result<std::vector<model::KnownSecret>> all() override { return std::vector<model::KnownSecret>(); }
  Result<void> refresh() override { return {}; }
};

TEST(TouchedSecrets, only_sources_with_a_basis_are_looked_at_and_what_left_is_counted) {
  TwoSources sources;
  SomeEvents events;
  OneSecret secrets;
  model::Event read;
  read.object = "\\\\fs01\\設計\\金型.dxf";
  read.activity = model::Activity::read;
  read.time = *Instant::parse("2026-03-01T00:00:00Z");
  model::Event copied = read;
  copied.activity = model::Activity::copy;
  copied.peripheral = "HDD-77";
  copied.time = *Instant::parse("2026-03-02T00:00:00Z");
  model::Event elsewhere = read;
  elsewhere.object = "C:\\memo.txt";
  events.events = {read, copied, elsewhere};
  model::Person person;
  person.staff_number = "A-1";
  person.accounts = {"tanaka"};
  const auto seen = touched_secrets(events, sources, secrets, person, Instant{}, Instant{INT64_MAX});
  ASSERT_TRUE(seen);
  EXPECT_EQ(events.asked, (std::vector<std::string>{"1"}));
  EXPECT_EQ(seen->not_seen, (std::vector<std::string>{"mail"}));
  EXPECT_EQ(seen->events, 3U);
  ASSERT_EQ(seen->secrets.size(), 1U);
  EXPECT_EQ(seen->secrets[0].events, 2U);
  EXPECT_EQ(seen->secrets[0].written, 1U);
  EXPECT_TRUE(seen->secrets[0].permitted);
  EXPECT_EQ(seen->secrets[0].to, (std::vector<std::string>{"HDD-77"}));
  EXPECT_EQ(seen->secrets[0].last, copied.time);
}

}  // namespace
}  // namespace sekimori::protect
