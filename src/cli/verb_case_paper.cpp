#include "cli/case_paper.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  const Path output = arguments.value("output");
  if (output.empty()) return error(ErrorCode::usage, "-o FILE.html or -o FILE.pdf is missing");
  const std::string form = output.extension().string();
  if (form != ".html" && form != ".pdf") return error(ErrorCode::usage, "{}: the paper is .html or .pdf", output.string());
  return with_case(at, arguments, [&](node::Node& node, const record::Actor& actor, const respond::KnownCase& known) -> Result<ExitCode> {
    const paper::Paper paper = respond::write_consultation(TRY(respond::gather_facts(node.respond(), actor, known, firm_of(arguments))));
    const Bytes printed = form == ".pdf" ? TRY(paper::to_pdf(paper)) : to_bytes(paper::to_html(paper));
    const std::string hash = TRY(respond::issue_paper(node.respond(), actor, known, printed, form.substr(1)));
    TRY(at.files.replace(output, printed, Durable::yes, 0600));
    if (arguments.has("json")) at.out(Json::object({{"file", output.string()}, {"sha256", hash}, {"bytes", printed.size()}}).dump() + "\n");
    else at.out(fmt::format("{}  {}\n", hash, output.string()));
    return ExitCode::ok;
  });
}

std::vector<Option> options() {
  std::vector<Option> out = firm_options();
  out.insert(out.begin(), {.name = "output",
                           .kind = OptionKind::value,
                           .metavar = "FILE",
                           .help = {.ja = "書き出す先 (.html か .pdf)", .en = "where to write (.html or .pdf)"},
                           .letter = 'o'});
  return case_options(std::move(out));
}

}  // namespace

extern const Verb verb_case_paper;
const Verb verb_case_paper{.name = "case paper",
                           .summary = {.ja = "警察への相談資料を作る", .en = "write the paper for consulting the police (Japanese)"},
                           .options = options(),
                           .rest = "CASE",
                           .least_rest = 1,
                           .most_rest = 1,
                           .run = run};

}  // namespace sekimori::cli
