#include "base/digest.h"
#include "cli/question_access.h"

namespace sekimori::cli {
namespace {

// Without --sha256 nothing leaves: the very bytes are printed, and the hash by which they are sent.
Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  if (arguments.has("urgency") || arguments.has("topic"))
    return error(ErrorCode::usage, "how urgent it is and under which topic it falls, the desk says");
  web::QuestionWish wish;
  wish.text = TRY(said(at, arguments));
  wish.title = arguments.value("title");
  wish.case_number = arguments.value("case");
  wish.facts = arguments.all("fact");
  const std::string language = arguments.value("question-lang", "ja");
  if (const auto named = language_of(language)) wish.language = *named;
  else return error(ErrorCode::usage, "--question-lang '{}': ja or en is needed", language);
  wish.attributes = TRY(attributes_of(arguments));
  wish.identity = identity_of(arguments);
  return with_asking(at, arguments, [&](node::DeskAsking& asking, consult::ConsultRoom&, const record::Actor& who) -> Result<ExitCode> {
    if (arguments.has("sha256")) {
      print(at, arguments, shown_json(TRY(asking.ask(who, arguments.rest.front(), wish, arguments.value("sha256"))).value));
      return ExitCode::ok;
    }
    const consult::QuestionToAsk question = TRY(asking.compose(who, wish));
    const std::string bytes = bytes_of(question.question), digest = to_hex(sha256(bytes));
    if (arguments.has("json")) at.out(Json::object({{"bytes", bytes}, {"text", question.question.text}, {"sha256", digest}}).dump() + "\n");
    else at.out(bytes);
    constexpr Text sent_by{.ja = "まだ送っていません。この内容でよければ、同じ指定に --sha256 {} を付けて送ってください。",
                           .en = "Nothing was sent yet. If this may go out, give the same again with --sha256 {}."};
    at.note(fmt::format(fmt::runtime(sent_by.in(at.language)), digest) + "\n");
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_question_ask;
const Verb verb_question_ask{
    .name = "question ask",
    .summary = {.ja = "相談窓口に質問する (送る前に、送る内容をそのまま表示する)",
                .en = "ask a desk; what would leave is shown first, to the byte"},
    .options = attribute_options(identity_options(
        {value_option("sha256", "HASH", {.ja = "表示された内容を送る", .en = "send what was shown under this hash"}),
         value_option("title", "TITLE", {.ja = "社内での題 (送らない)", .en = "title for us; it is not sent"}),
         value_option("case", "NUMBER", {.ja = "関係する事件の番号 (送らない)", .en = "case it is about; the number is not sent"}),
         repeated_option("fact", "ID", {.ja = "事件から伝えること (question facts)", .en = "what to tell of the case (question facts)"}),
         value_option("question-lang", "LANG", {.ja = "質問の言語 ja, en", .en = "language of the question, ja or en"}),
         value_option("text", "TEXT", {.ja = "本文", .en = "the words"}),
         value_option("text-file", "FILE", {.ja = "本文のファイル", .en = "a file with the words"}),
         value_option("ca", "FILE", {.ja = "窓口の証明書を発行した認証局 (PEM)", .en = "authority of the desk's certificate (PEM)"})})),
    .rest = "DESK",
    .least_rest = 1,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
