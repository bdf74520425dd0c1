#include "base/digest.h"
#include "feature/consult/consult_fixture_test.h"

namespace sekimori::consult {
namespace {

// The desk at the other end: the very same book that a real desk has, reached without a net.
class StraightLine final : public model::DeskLine {
 public:
  explicit StraightLine(ConsultationBook& book) : book_(book) {}
  Result<Json> ask(const std::string& question, const Sensitive<std::string>& code) override {
    sent.push_back(question);
    last_code = code.reveal();
    if (cut == Cut::before) return error(ErrorCode::unreachable, "no answer");
    const auto seen = TRY(book_.receive_from_node(TRY(desk_question_from(question)), code.reveal()));
    if (cut == Cut::after) return error(ErrorCode::unreachable, "no answer");
    return json_of(seen);
  }
  Result<Json> follow(const Sensitive<std::string>& code) override {
    Json out = json_of(TRY(book_.follow(code.reveal())));
    return forged.is_null() ? out : forged;
  }
  Result<Json> add(const Sensitive<std::string>& code, std::string_view text) override {
    TRY(book_.add(code.reveal(), text));
    if (cut == Cut::after) return error(ErrorCode::unreachable, "no answer");
    return follow(code);
  }
  Result<Json> forget(const Sensitive<std::string>& code) override {
    ++told_to_forget;
    if (cut == Cut::before) return error(ErrorCode::unreachable, "no answer");
    CodeHolderView seen = TRY(book_.follow(code.reveal()));
    const bool done = TRY(book_.ask_to_forget(code.reveal())) == Forgetting::done;
    seen.words.clear();
    return json_of(seen).set("forget", done ? "done" : "kept");
  }

  int told_to_forget = 0;
  enum class Cut : unsigned char { none, before, after } cut = Cut::none;
  std::vector<std::string> sent;
  std::string last_code;
  Json forged;

 private:
  static Json json_of(const CodeHolderView& seen) {
    Json words = Json::array();
    for (const DeskWords& one : seen.words)
      words.push(Json::object({{"side", name_of(one.side)}, {"at", one.at.to_rfc3339()}, {"text", one.text}}));
    return Json::object({{"state", name_of(seen.state)}, {"received_at", seen.received_at.to_rfc3339()}, {"words", std::move(words)}});
  }
  ConsultationBook& book_;
};

class AskingTest : public DeskTest {
 protected:
  void SetUp() override {
    DeskTest::SetUp();
    lead_.account = "lead";
    lead_.roles = {record::Role::case_lead};
    other_.account = "other";
    other_.roles = {record::Role::case_lead};
    line_ = std::make_unique<StraightLine>(desk_->consultations);
  }
  static QuestionToAsk wish() {
    QuestionToAsk out;
    out.title = "図面の件";
    out.question.text = "退職者が図面を持ち出したようです。";
    out.question.attributes.asker = AskerClass::sme;
    out.question.attributes.band = EmployeeBand::to_100;
    out.question.attributes.industry = "26";
    return out;
  }
  static std::string hash(const QuestionToAsk& one) { return to_hex(sha256(bytes_of(one.question))); }
  Result<KnownAskedQuestion> ask(const QuestionToAsk& one = wish()) {
    return desk_->questions.ask(lead_, *line_, {.name = "inpit", .address = "https://desk.example"}, one, hash(one));
  }
  std::size_t consultations() { return desk_->consultations.list(operator_)->size(); }

  record::Actor lead_, other_;
  std::unique_ptr<StraightLine> line_;
};

TEST_F(AskingTest, nothing_leaves_but_the_bytes_that_were_shown) {
  QuestionToAsk changed = wish();
  changed.question.text += " 至急。";
  const auto refused = desk_->questions.ask(lead_, *line_, {.name = "inpit", .address = "https://desk.example"}, changed, hash(wish()));
  EXPECT_EQ(refused.error().code, ErrorCode::conflict);
  EXPECT_TRUE(line_->sent.empty());
  EXPECT_TRUE(desk_->questions.list(lead_)->empty());
  const auto asked = ask();
  ASSERT_TRUE(asked) << asked.error().message;
  EXPECT_EQ(asked->value.number, "Q-2025-001");
  EXPECT_EQ(asked->value.state, "received");
  ASSERT_EQ(line_->sent.size(), 1U);
  EXPECT_EQ(to_hex(sha256(line_->sent.front())), asked->value.sha256);
  EXPECT_FALSE(line_->sent.front().contains("図面の件")) << "the title is our own";
  EXPECT_FALSE(line_->sent.front().contains(line_->last_code));
  const auto taken = desk_->consultations.list(operator_);
  ASSERT_EQ(taken->size(), 1U);
  EXPECT_EQ(taken->front().value.channel, Channel::node);
  EXPECT_EQ(taken->front().value.asker.band, EmployeeBand::to_100);
}

TEST_F(AskingTest, asked_again_after_no_answer_it_is_one_question) {
  for (const auto cut : {StraightLine::Cut::before, StraightLine::Cut::after, StraightLine::Cut::after}) {
    line_->cut = cut;
    EXPECT_EQ(ask().error().code, ErrorCode::unreachable);
  }
  ASSERT_EQ(desk_->questions.list(lead_)->size(), 1U);
  EXPECT_EQ(desk_->questions.list(lead_)->front().value.state, question_sending);
  line_->cut = StraightLine::Cut::none;
  ASSERT_TRUE(ask());
  EXPECT_EQ(desk_->questions.list(lead_)->size(), 1U);
  EXPECT_EQ(consultations(), 1U);
  ASSERT_TRUE(ask()) << "the same words once more are a new question, for the first has arrived";
  EXPECT_EQ(consultations(), 2U);
}

TEST_F(AskingTest, answers_and_questions_come_back_and_more_goes_out_once) {
  ASSERT_TRUE(ask());
  const std::string number = "Q-2025-001", there = "C-2025-0001";
  ASSERT_TRUE(desk_->consultations.ask_back(operator_, there, "いつ退職しましたか。"));
  ASSERT_TRUE(desk_->consultations.note(operator_, there, "内輪のメモ"));
  auto seen = desk_->questions.follow(lead_, *line_, number);
  ASSERT_TRUE(seen) << seen.error().message;
  EXPECT_EQ(seen->fresh, 1U);
  EXPECT_EQ(seen->known.value.state, "waiting");
  const auto version = seen->known.version;
  EXPECT_EQ(desk_->questions.follow(lead_, *line_, number)->known.version, version) << "nothing new, nothing recorded";
  line_->cut = StraightLine::Cut::after;
  EXPECT_FALSE(desk_->questions.add(lead_, *line_, number, "三月末です。"));
  line_->cut = StraightLine::Cut::none;
  ASSERT_TRUE(desk_->questions.add(lead_, *line_, number, "三月末です。"));
  ASSERT_TRUE(desk_->consultations.answer(operator_, there, {.text = "証拠を保全してください。"}));
  seen = desk_->questions.follow(lead_, *line_, number);
  EXPECT_EQ(seen->known.value.state, "answered");
  EXPECT_EQ(seen->known.value.answers, 2);
  const auto words = desk_->questions.words(lead_, number);
  ASSERT_EQ(words->size(), 4U) << "the words that were sent twice stand there once, the note not at all";
  EXPECT_EQ((*words)[2].text, "三月末です。");
  EXPECT_EQ(words->back().text, "証拠を保全してください。");
}

TEST_F(AskingTest, what_was_said_once_is_not_said_otherwise_later) {
  ASSERT_TRUE(ask());
  ASSERT_TRUE(desk_->consultations.answer(operator_, "C-2025-0001", {.text = "秘密として扱えます。"}));
  ASSERT_TRUE(desk_->questions.follow(lead_, *line_, "Q-2025-001"));
  const auto entry = [](std::string_view side, std::string_view text) {
    return Json::object({{"side", side}, {"at", "2025-05-01T01:00:00Z"}, {"text", text}});
  };
  Json words = Json::array();
  words.push(entry("asker", "退職者が図面を持ち出したようです。"));
  words.push(entry("desk", "秘密として扱えません。"));
  line_->forged = Json::object({{"state", "answered"}, {"words", words}});
  EXPECT_EQ(desk_->questions.follow(lead_, *line_, "Q-2025-001").error().code, ErrorCode::integrity);
  EXPECT_EQ(desk_->questions.words(lead_, "Q-2025-001")->back().text, "秘密として扱えます。");
  line_->forged = Json::object({{"state", "nonsense"}});
  EXPECT_EQ(desk_->questions.follow(lead_, *line_, "Q-2025-001").error().code, ErrorCode::unreachable);
}

TEST_F(AskingTest, who_has_no_part_in_it_sees_nothing_and_nothing_stands_in_the_clear) {
  QuestionToAsk one = wish();
  one.readers = {"account:somebody"};
  one.question.text = "とても目立つ言葉ABRACADABRA";
  ASSERT_TRUE(ask(one));
  EXPECT_EQ(desk_->questions.list(lead_)->size(), 1U) << "whoever sent it";
  EXPECT_TRUE(desk_->questions.list(other_)->empty());
  EXPECT_EQ(desk_->questions.words(other_, "Q-2025-001").error().code, ErrorCode::not_found);
  EXPECT_EQ(desk_->questions.add(other_, *line_, "Q-2025-001", "x").error().code, ErrorCode::not_found);
  EXPECT_EQ(desk_->questions.ask(operator_, *line_, {.name = "inpit", .address = ""}, one, hash(one)).error().code,
            ErrorCode::not_permitted);
  std::string everything;
  for (const auto& entry : std::filesystem::directory_iterator(directory_.path()))
    if (entry.is_regular_file()) everything += std::string(as_text(*system_files().read(entry.path())));
  EXPECT_FALSE(everything.contains("ABRACADABRA"));
  EXPECT_FALSE(everything.contains(line_->last_code));
}

TEST_F(AskingTest, a_desk_that_forgot_a_question_is_asked_no_more) {
  ASSERT_TRUE(ask());
  ASSERT_TRUE(desk_->consultations.answer(operator_, "C-2025-0001", {.text = "はい。"}));
  ASSERT_TRUE(desk_->consultations.close(operator_, "C-2025-0001", "answered"));
  EXPECT_TRUE(desk_->questions.follow(lead_, *line_, "Q-2025-001")->known.value.settled());
  ASSERT_TRUE(desk_->consultations.erase(operator_, "C-2025-0001", "asked for"));
  EXPECT_EQ(desk_->questions.follow(lead_, *line_, "Q-2025-001")->known.value.state, question_gone);
  EXPECT_EQ(desk_->questions.words(lead_, "Q-2025-001")->back().text, "はい。") << "the firm keeps what it was told";
}

TEST_F(AskingTest, a_node_that_says_nonsense_is_refused) {
  const auto receive = [&](std::string_view bytes, std::string_view code) -> Result<CodeHolderView> {
    return desk_->consultations.receive_from_node(TRY(desk_question_from(bytes)), code);
  };
  const std::string good = bytes_of(wish().question), code = "K7Q2-9XWE-4M1D-8TBN";
  EXPECT_EQ(receive("{}", code).error().code, ErrorCode::invalid_input);
  EXPECT_EQ(receive(R"({"format":"sekimori-question/2","text":"x"})", code).error().code, ErrorCode::invalid_input);
  EXPECT_EQ(receive(R"({"format":"sekimori-question/1","text":" "})", code).error().code, ErrorCode::invalid_input);
  EXPECT_EQ(receive(R"({"format":"sekimori-question/1","text":"x","attributes":{"industry":"zz"}})", code).error().code,
            ErrorCode::invalid_input);
  EXPECT_EQ(receive(R"({"format":"sekimori-question/1","text":"x","identity":{"mail":"a@b\r\nBcc: c@d"}})", code).error().code,
            ErrorCode::invalid_input);
  EXPECT_EQ(receive(good, "short").error().code, ErrorCode::invalid_input);
  ASSERT_TRUE(receive(good, code));
  EXPECT_EQ(receive(bytes_of({.language = Language::ja, .text = "別の話", .attributes = {}, .identity = {}}), code).error().code,
            ErrorCode::conflict);
  const auto urgent = desk_question_from(R"({"format":"sekimori-question/1","text":"x","attributes":{"urgency":"urgent"}})");
  ASSERT_TRUE(urgent);
  EXPECT_EQ(urgent->attributes.urgency, Urgency::ordinary) << "that is for the desk to say";
}

TEST_F(AskingTest, desks_are_reached_safely) {
  record::Actor admin;
  admin.account = "admin";
  admin.roles = {record::Role::it_admin};
  EXPECT_EQ(desk_->links.put(admin, {.name = "inpit", .address = "http://desk.example"}, "x").error().code, ErrorCode::invalid_input);
  EXPECT_EQ(desk_->links.put(admin, {.name = "in pit", .address = "https://desk.example"}, "x").error().code, ErrorCode::invalid_input);
  ASSERT_TRUE(desk_->links.put(admin, {.name = "inpit", .address = "https://desk.example/"}, "x"));
  EXPECT_EQ(desk_->links.find(lead_, "inpit")->value.address, "https://desk.example");
  EXPECT_EQ(desk_->links.put(lead_, {.name = "inpit", .address = "https://other.example"}, "x").error().code, ErrorCode::not_permitted);
}

TEST_F(AskingTest, a_firm_erases_its_question_and_the_desk_hears_of_it) {
  QuestionToAsk one = wish();
  one.question.text = "とても目立つ言葉ABRACADABRA";
  one.about = "case 2026-001";
  ASSERT_TRUE(ask(one));
  const std::string number = "Q-2025-001", there = "C-2025-0001";
  ASSERT_TRUE(desk_->consultations.ask_back(operator_, there, "いつですか。"));
  EXPECT_TRUE(desk_->questions.follow(lead_, *line_, number)->known.value.heard_at);
  record::Actor reader;
  reader.account = "reader";
  reader.roles = {record::Role::auditor};
  EXPECT_FALSE(desk_->questions.erase(reader, number, "x"));
  EXPECT_EQ(desk_->questions.erase(lead_, number, " ").error().code, ErrorCode::invalid_input);
  const auto erased = desk_->questions.erase(lead_, number, "人の名前を書いた");
  ASSERT_TRUE(erased) << erased.error().message;
  EXPECT_TRUE(erased->value.erased_at && erased->value.erased_by == "lead" && erased->value.title.empty() && erased->value.about.empty());
  EXPECT_TRUE(desk_->questions.words(lead_, number)->empty());
  EXPECT_EQ(desk_->questions.list(lead_)->size(), 1U) << "that it was asked and erased stays, and who could see it still does";
  EXPECT_EQ(desk_->questions.erase(lead_, number, "again").error().code, ErrorCode::conflict);
  EXPECT_EQ(desk_->questions.add(lead_, *line_, number, "x").error().code, ErrorCode::conflict);
  const auto kept = database_->read([&](sql::Transaction& tx) -> Result<std::string> {
    std::string all;
    for (const record::Version& version : TRY(room_->records.history(tx, record::Actor::system("test"), "desk_question", erased->id)))
      all += version.body.dump();
    return all;
  });
  ASSERT_TRUE(kept);
  EXPECT_FALSE(kept->contains("図面の件") || kept->contains("2026-001")) << "no version tells more: " << *kept;
  // The desk works on it: it is told, keeps it, and erases it when that ends.
  line_->cut = StraightLine::Cut::before;
  EXPECT_EQ(desk_->questions.follow(lead_, *line_, number).error().code, ErrorCode::unreachable);
  line_->cut = StraightLine::Cut::none;
  const auto told = desk_->questions.follow(lead_, *line_, number);
  ASSERT_TRUE(told) << told.error().message;
  EXPECT_TRUE(told->known.value.desk_keeps_it && !told->known.value.settled() && told->fresh == 0);
  EXPECT_TRUE(desk_->consultations.find(operator_, there)->value.forget_wished_at);
  EXPECT_EQ(desk_->questions.follow(lead_, *line_, number)->known.version, told->known.version) << "nothing new, nothing recorded";
  const auto closed = desk_->consultations.close(operator_, there, "taken back");
  ASSERT_TRUE(closed) << closed.error().message;
  EXPECT_TRUE(closed->value.erased_at);
  EXPECT_TRUE(desk_->consultations.words(operator_, there)->empty());
  const auto gone = desk_->questions.follow(lead_, *line_, number);
  ASSERT_TRUE(gone) << gone.error().message;
  EXPECT_TRUE(gone->known.value.state == question_gone && gone->known.value.settled() && gone->known.value.sealed_code.empty());
  const int before = line_->told_to_forget;
  ASSERT_TRUE(desk_->questions.follow(lead_, *line_, number));
  EXPECT_EQ(line_->told_to_forget, before) << "then it is at rest";
}

TEST_F(AskingTest, a_desk_erases_at_once_what_nothing_obliges_it_to_keep) {
  ASSERT_TRUE(ask());
  ASSERT_TRUE(ask());
  for (const std::string_view there : {"C-2025-0001", "C-2025-0002"}) {
    ASSERT_TRUE(desk_->consultations.answer(operator_, there, {.text = "はい。"}));
  }
  const auto referral = desk_->referrals.propose(
      operator_, "C-2025-0002",
      {.target = DeskReferralTarget::security_desk, .scope = ReferralReach::attributes, .purpose = "x", .summary = {}});
  ASSERT_TRUE(referral) << referral.error().message;
  for (const std::string_view there : {"C-2025-0001", "C-2025-0002"}) ASSERT_TRUE(desk_->consultations.close(operator_, there, "answered"));
  for (const std::string_view number : {"Q-2025-001", "Q-2025-002"}) ASSERT_TRUE(desk_->questions.erase(lead_, number, "over"));
  EXPECT_EQ(desk_->questions.follow(lead_, *line_, "Q-2025-001")->known.value.state, question_gone);
  EXPECT_TRUE(desk_->consultations.find(operator_, "C-2025-0001")->value.erased_at);
  EXPECT_TRUE(desk_->questions.follow(lead_, *line_, "Q-2025-002")->known.value.desk_keeps_it) << "a referral is on its way";
  EXPECT_FALSE(desk_->consultations.find(operator_, "C-2025-0002")->value.erased_at);
}

}  // namespace
}  // namespace sekimori::consult
