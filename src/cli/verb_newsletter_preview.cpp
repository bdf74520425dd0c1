#include "cli/letter_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_safeguards(at, arguments, [&](node::Node& node, const record::Actor& who) -> Result<ExitCode> {
    const teach::Edition edition = TRY(node.teach().newsletter.preview(who, arguments.rest.front()));
    if (arguments.has("json")) {
      at.out(to_json(edition).set("sha256", edition.sha256()).dump() + "\n");
      return ExitCode::ok;
    }
    const teach::EditionPart& part = edition.in(at.language);
    if (const std::string charset = arguments.value("charset"); !charset.empty()) {
      const auto known = teach::mail_charset_from(charset);
      if (!known) return error(ErrorCode::usage, "--charset '{}': UTF-8 or ISO-2022-JP is needed", charset);
      at.out(TRY(teach::encode_mail_text(part.text, *known)));
      return ExitCode::ok;
    }
    at.out(arguments.has("html") ? part.html : part.text);
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_newsletter_preview;
const Verb verb_newsletter_preview{.name = "newsletter preview",
                                   .summary = {.ja = "号を、送る形で見る", .en = "show an issue as it would be sent"},
                                   .options = safeguard_options({flag_option("html", {.ja = "HTML で", .en = "as HTML"}),
                                                                 value_option("charset", "NAME",
                                                                              {.ja = "この文字コードで (表せない文字はエラー)",
                                                                               .en = "in this charset; an error names what it has not"})}),
                                   .rest = "NUMBER",
                                   .least_rest = 1,
                                   .most_rest = 1,
                                   .run = run};

}  // namespace sekimori::cli
