#include "cli/hub_access.h"

#include "node/report_linking.h"

namespace sekimori::cli {

Result<ExitCode> with_hub(Surroundings& at, const Arguments& arguments, const HubWork& work) {
  return with_safeguards(at, arguments, [&](node::Node& node, const record::Actor& who) -> Result<ExitCode> {
    // What is triaged takes part in linking at once; what could not be read is tried again by `campaign link`.
    node::ReportLinking linking(node, at.program);
    linking.follow([&](const Error& problem) { at.note(fmt::format("{}\n", problem.in(at.language))); });
    print(at, arguments, TRY(work(node.share(), who)));
    return ExitCode::ok;
  });
}

Result<ExitCode> list_of_hub(Surroundings& at, const Arguments& arguments, const HubList& work,
                             const std::function<std::string(const Json&)>& line) {
  return list_of_hub(at, arguments, HubListing{}, work, line);
}

Result<ExitCode> list_of_hub(Surroundings& at, const Arguments& arguments, const HubListing& listing, const HubList& work,
                             const std::function<std::string(const Json&)>& line) {
  TRY(filter_of(arguments, listing, Zone::utc()));  // what is wrong with an option is said before anything is opened
  return with_safeguards(at, arguments, [&](node::Node& node, const record::Actor& who) -> Result<ExitCode> {
    const auto wanted = TRY(filter_of(arguments, listing, node.zone()));
    for (const Json& one : TRY(work(node.share(), who)))
      if (wanted(one)) at.out((arguments.has("json") ? one.dump() : line(one)) + "\n");
    return ExitCode::ok;
  });
}

}  // namespace sekimori::cli
