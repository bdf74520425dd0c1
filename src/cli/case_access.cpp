#include "cli/case_access.h"

#include "feature/respond/case_book.h"

namespace sekimori::cli {

Result<record::Actor> acting(Surroundings& at, const Arguments& arguments, node::Node& node, const record::Actor& otherwise) {
  if (!arguments.has("login")) return otherwise;
  return TRY(log_in(at, arguments, node)).actor();
}

std::vector<Option> case_options(std::vector<Option> more) {
  std::vector<Option> out = std::move(more);
  for (Option option : {data_option(), passphrase_option(), database_option(), login_option(), password_option(), json_option()})
    out.push_back(option);
  return out;
}

Option second_person_option() {
  return {.name = "second-person", .kind = OptionKind::value, .metavar = "NAME", .help = {.ja = "立会人", .en = "second person present"}};
}
Option place_option() { return {.name = "place", .kind = OptionKind::value, .metavar = "TEXT", .help = {.ja = "場所", .en = "where"}}; }

std::string exhibit_line(const respond::KnownExhibit& exhibit) {
  return fmt::format("{}\t{}\t{}\t{}\t{}\n", exhibit.facts.number, exhibit.facts.digest(), exhibit.facts.files, exhibit.facts.bytes,
                     exhibit.facts.title);
}

Result<ExitCode> with_case(Surroundings& at, const Arguments& arguments, const CaseWork& work) {
  return with_node(at, arguments, [&](node::Node& node, const record::Actor& whoever) -> Result<ExitCode> {
    const record::Actor actor = TRY(acting(at, arguments, node, whoever));
    const respond::KnownCase known = TRY(node.cases().find(actor, arguments.rest[0]));
    return work(node, actor, known);
  });
}

}  // namespace sekimori::cli
