#include "cli/learn_access.h"

namespace sekimori::cli {
namespace {

constexpr std::uint64_t largest_file = std::uint64_t(4) << 20;

}  // namespace

Result<ExitCode> with_learning(Surroundings& at, const Arguments& arguments, const LearningWork& work) {
  return with_safeguards(at, arguments, [&](node::Node& node, const record::Actor& who) -> Result<ExitCode> {
    print(at, arguments, TRY(work(node.teach(), who)));
    return ExitCode::ok;
  });
}

Result<ExitCode> list_of_learning(Surroundings& at, const Arguments& arguments, const LearningList& work,
                                  const std::function<std::string(const Json&)>& line) {
  return with_safeguards(at, arguments, [&](node::Node& node, const record::Actor& who) -> Result<ExitCode> {
    for (const Json& one : TRY(work(node.teach(), who))) at.out((arguments.has("json") ? one.dump() : line(one)) + "\n");
    return ExitCode::ok;
  });
}

std::string said(Surroundings& at, const Json& wording) { return std::string(wording[at.language == Language::ja ? "ja" : "en"].text()); }

Result<Json> read_learning_file(Surroundings& at, const std::string& file) {
  auto json = Json::parse(TRY(at.files.read_text(file, largest_file)));
  if (!json) return std::unexpected(std::move(json).error().at(file));
  return *std::move(json);
}

}  // namespace sekimori::cli
