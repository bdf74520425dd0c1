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
  static AskerIdentity at(std::string_view address) {
    AskerIdentity out;
    out.mail = address;
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

TEST_F(AskingTest, answers_are_told_by_mail_once_and_only_as_agreed) {
  const auto waiting = [&] {
    return database_->read([&](sql::Transaction& tx) { return room_->outbox.list(tx, record::OutboxState::waiting); }).value();
  };
  const AnswerByMail notice{.wish = MailWish::notice, .agreed_at = clock_.now(), .language = Language::en};
  EXPECT_EQ(desk_->consultations.receive_from_page("質問", {}, {}, notice).error().code, ErrorCode::invalid_input) << "no address";
  for (const std::string_view bad : {"a@b\r\nBcc: x@y", "a@b,c@d", "a b@c", "a@b@c", "@b", "山田@b.example", "<a@b>"})
    EXPECT_EQ(desk_->consultations.receive_from_page("質問", {}, at(bad), notice).error().code, ErrorCode::invalid_input) << bad;
  const auto taken = desk_->consultations.receive_from_page("質問", {}, at("taro@firm.example"), notice);
  ASSERT_TRUE(taken) << taken.error().message;
  ASSERT_TRUE(desk_->consultations.note(operator_, taken->number, "メモ"));
  EXPECT_TRUE(waiting().empty()) << "a note is nobody's mail";
  ASSERT_TRUE(desk_->consultations.answer(operator_, taken->number, {.text = "とても目立つ言葉ABRACADABRA"}));
  ASSERT_EQ(waiting().size(), 1U);
  const Json payload = waiting().front().payload;
  EXPECT_FALSE(payload.dump().contains("firm.example")) << "the outbox holds no address";
  const std::int64_t place = payload["place"].integer_or(0);
  auto mail = desk_->consultations.answer_mail(taken->number, place);
  ASSERT_TRUE(mail && *mail);
  EXPECT_EQ((*mail)->to, "taro@firm.example");
  EXPECT_EQ((*mail)->text, "") << "he agreed to a notice alone";
  ASSERT_TRUE(desk_->consultations.set_by_mail(taken->code, MailWish::text, "", Language::ja));
  mail = desk_->consultations.answer_mail(taken->number, place);
  EXPECT_EQ((*mail)->text, "とても目立つ言葉ABRACADABRA");
  ASSERT_TRUE(desk_->consultations.set_by_mail(taken->code, MailWish::none, "", Language::ja));
  EXPECT_FALSE(*desk_->consultations.answer_mail(taken->number, place)) << "taken back before it went out";
  EXPECT_TRUE(desk_->consultations.identity(operator_, taken->number)->mail.empty()) << "and the address is gone with it";
  ASSERT_TRUE(desk_->consultations.answer(operator_, taken->number, {.text = "もう一つ"}));
  EXPECT_EQ(waiting().size(), 1U);
  EXPECT_TRUE(desk_->consultations.find(operator_, taken->number)->value.by_mail.agreed_at);
}

}  // namespace
}  // namespace sekimori::consult
