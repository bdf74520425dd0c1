// A house with a register of people, two secrets, and the books of learning on a data base of their own.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>

#include "base/files.h"
#include "feature/teach/contact/contact_book.h"
#include "feature/teach/course/course_schema.h"
#include "feature/teach/course/learning_book.h"
#include "feature/teach/library/material_book.h"
#include "record/record_room.h"
#include "store/sql/testing/chosen_database.h"

namespace sekimori::teach {

class CountedLeaves final : public record::LedgerSink {
 public:
  Result<std::vector<std::uint64_t>> append(const std::vector<Bytes>& leaves) override {
    std::vector<std::uint64_t> out;
    for (std::size_t i = 0; i < leaves.size(); ++i) out.push_back(count_++);
    return out;
  }
  Result<std::optional<std::uint64_t>> find(ByteView, std::uint64_t) override { return std::optional<std::uint64_t>(); }

 private:
  std::uint64_t count_ = 0;
};

class ListedPeople final : public model::PersonDirectory {
 public:
  std::string add(model::Person person, Random& random) {
    model::KnownPerson known;
    random.fill(known.id.uuid.bytes);
    known.person = std::move(person);
    people_.push_back(known);
    return known.id.to_string();
  }
  std::optional<model::KnownPerson> find_by_account(std::string_view) override { return {}; }
  std::optional<model::KnownPerson> find_by_device(std::string_view) override { return {}; }
  std::optional<model::KnownPerson> find_by_staff_number(std::string_view number) override {
    for (const auto& known : people_)
      if (known.person.staff_number == number) return known;
    return {};
  }
  std::optional<model::KnownPerson> find(const model::PersonId& id) override {
    for (const auto& known : people_)
      if (known.id == id) return known;
    return {};
  }
  Result<std::vector<model::KnownPerson>> all() override { return people_; }
  Result<void> refresh() override { return {}; }

 private:
  std::vector<model::KnownPerson> people_;
};

class ListedSecrets final : public model::SecretDirectory {
 public:
  void add(model::TradeSecret secret) { secrets_.push_back({.id = {}, .secret = std::move(secret)}); }
  std::optional<model::KnownSecret> find_by_path(std::string_view) override { return {}; }
  std::optional<model::KnownSecret> find(const model::SecretId&) override { return {}; }
  Result<std::vector<model::KnownSecret>> all() override { return secrets_; }
  Result<void> refresh() override { return {}; }

 private:
  std::vector<model::KnownSecret> secrets_;
};

inline Day day_of(std::string_view text) { return Day::parse(text).value(); }

class LearnTest : public ::testing::Test {
 protected:
  void SetUp() override {
    database_ = *sql::testing::open_chosen(folder_.path());
    room_ = *record::RecordRoom::open(
        {.database = *database_, .clock = clock_, .random = random_, .ledger = leaves_, .people = people_, .node = "n"});
    ASSERT_TRUE(sql::migrate(*database_, course_schema(), clock_));
    sato_ = person("A-1", "設計課", "A-9");
    ito_ = person("A-2", "設計課", "A-9");
    mori_ = person("A-3", "営業課", "A-9");
    boss_ = person("A-9", "設計課", "");
    boss_.roles.push_back(record::Role::executive);
    manager_.account = "manager";
    manager_.roles = {record::Role::secret_manager};
    model::TradeSecret top;
    top.number = "S-1";
    top.level = model::Level::top;
    top.permitted = {{.staff_number = "A-1", .approver = "A-9", .since = {}},
                     {.staff_number = "group:営業課", .approver = "A-9", .since = {}}};
    secrets_.add(top);
    open_books();
  }
  void open_books() {
    const LearningParts parts{.database = *database_,
                              .records = room_->records,
                              .clock = clock_,
                              .random = random_,
                              .people = &people_,
                              .secrets = &secrets_,
                              .accounts = &room_->accounts};
    courses_ = std::make_unique<CourseBook>(*database_, room_->records, clock_, random_);
    learning_ = std::make_unique<LearningBook>(parts, *courses_);
    contacts_ = std::make_unique<ContactBook>(parts);
    materials_ = std::make_unique<MaterialBook>(parts);
  }
  record::Actor person(std::string number, std::string department, std::string superior) {
    record::Actor actor;
    actor.account = "account-" + number;
    actor.roles = {record::Role::employee};
    model::Person known;
    known.staff_number = std::move(number);
    known.name = "架空 太郎";
    known.department = std::move(department);
    known.superior = std::move(superior);
    actor.person = people_.add(std::move(known), random_);
    return actor;
  }
  void on(std::string_view instant) { clock_.set(*Instant::parse(instant)); }
  // All right answers but `wrong` of them.
  Result<Graded> take(const record::Actor& actor, std::string_view course, std::size_t wrong = 0) {
    const Attempt attempt = TRY(learning_->begin(actor, course));
    std::vector<std::int64_t> answers;
    for (const QuizQuestion& question : attempt.questions) {
      const std::size_t given = answers.size() < wrong ? (question.right + 1) % question.options.size() : question.right;
      answers.push_back(static_cast<std::int64_t>(given));
    }
    return learning_->answer(actor, attempt.id, answers);
  }

  TemporaryDirectory folder_ = TemporaryDirectory::create().value();
  FixedClock clock_{*Instant::parse("2026-04-01T00:00:00Z")};
  SeededRandom random_{7};
  CountedLeaves leaves_;
  ListedPeople people_;
  ListedSecrets secrets_;
  std::unique_ptr<sql::Database> database_;
  std::unique_ptr<record::RecordRoom> room_;
  std::unique_ptr<CourseBook> courses_;
  std::unique_ptr<LearningBook> learning_;
  std::unique_ptr<ContactBook> contacts_;
  std::unique_ptr<MaterialBook> materials_;
  record::Actor sato_, ito_, mori_, boss_, manager_;
};

}  // namespace sekimori::teach
