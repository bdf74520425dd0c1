#include "base/text.h"
#include "cli/case_access.h"
#include "feature/watch/source_book.h"
#include "feature/watch/staff_notice.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  const Path out = arguments.value("output");
  const std::string form = ascii_lower(out.extension().string());
  if (form != ".pdf" && form != ".html") return error(ErrorCode::usage, "-o FILE.pdf or FILE.html is needed, not '{}'", out.string());
  return with_node(at, arguments, [&](node::Node& node, const record::Actor& whoever) -> Result<ExitCode> {
    const record::Actor actor = TRY(acting(at, arguments, node, whoever));
    const auto sources = TRY(watch::sources_for_notice(node.sources(), actor, arguments.rest));
    const std::string language = arguments.value("paper-language", "ja");
    const auto notice = watch::write_staff_notice(sources, {.firm = arguments.value("company"), .contact = arguments.value("contact")},
                                                  language == "en" ? Language::en : Language::ja);
    if (form == ".pdf") TRY(at.files.replace(out, TRY(to_pdf(notice.paper, language)), Durable::no));
    else TRY(at.files.replace(out, as_bytes(to_html(notice.paper, language)), Durable::no));
    for (const std::string& gap : notice.missing)
      at.note((at.language == Language::ja ? "未登録 (空欄で印刷): " : "not registered, printed blank: ") + gap + "\n");
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_source_notice;
const Verb verb_source_notice{
    .name = "source notice",
    .summary = {.ja = "記録の取得を社員に知らせる文書を印刷する", .en = "print the notice that tells staff which logs are kept and why"},
    .options = case_options(
        {{.name = "output",
          .kind = OptionKind::value,
          .metavar = "FILE",
          .help = {.ja = ".pdf または .html", .en = ".pdf or .html"},
          .letter = 'o'},
         {.name = "company", .kind = OptionKind::value, .metavar = "NAME", .help = {.ja = "会社の名前", .en = "name of the firm"}},
         {.name = "contact", .kind = OptionKind::value, .metavar = "TEXT", .help = {.ja = "問合せ先", .en = "whom to ask"}},
         {.name = "paper-language",
          .kind = OptionKind::value,
          .metavar = "ja|en",
          .help = {.ja = "文書の言語", .en = "language of the notice"},
          .fallback = "ja"}}),
    .rest = "SOURCE...",
    .least_rest = 0,
    .most_rest = SIZE_MAX,
    .run = run};

}  // namespace sekimori::cli
