// From the alert to evidence: case, exhibits, bag, both verifications.
#include "cli/demo_story/firm_story.h"
#include "engine/ledger/leaf.h"
#include "engine/seal/bag.h"
#include "engine/seal/verification.h"

namespace sekimori::cli::demo_story {

Result<void> FirmStory::open_case() { return {}; }

Result<void> FirmStory::seal_and_verify() {
  seal::SealRequest request;
  request.case_id = place_.letter + "-2026-1";
  request.actor = outcome_.main.login;
  request.witness = outcome_.second.login;
  request.tool.version = SEKIMORI_VERSION;
  for (const char* below : {"intake", "logs/client", "logs/windows-evtx", "logs/database"}) {
    seal::ExhibitSource exhibit;
    exhibit.id = fmt::format("E{:03}", request.exhibits.size() + 1);
    exhibit.label = below;
    exhibit.paths = {place_.folder / below};
    request.exhibits.push_back(std::move(exhibit));
  }
  const Path bag = place_.data / "spool" / "case.bag";
  const auto sealed = TRY(seal::seal_bag(at_.files, node_->ledger(), clock_, at_.random, request, bag));
  const std::string bag_text = place_.data_text + "/spool/case.bag";
  row({.ja = "封印", .en = "seal"}, found(fmt::format("証拠 {} 点、ファイル {}", sealed.exhibits.size(), sealed.files), fmt::format("{} exhibits, {} files", sealed.exhibits.size(), sealed.files)), {});
  const auto seen = TRY(seal::verify_bag(at_.files, bag, node_->ledger().verifier()));
  outcome_.bag_verified = seen.faults.empty() && seen.pinned;
  ProcessRequest script;
  script.program = "/bin/sh";
  script.arguments = {(bag / "verify.sh").string(), node_->ledger().verifier().to_string()};
  script.environment = {"PATH=/usr/bin:/bin"};
  const auto ran = TRY(at_.processes.run(script));
  outcome_.script_verified = ran.ok();
  row({.ja = "確認", .en = "verify"}, found(fmt::format("sekimori verify: {}、verify.sh: {}", outcome_.bag_verified ? "変更なし" : "不一致", outcome_.script_verified ? "変更なし" : "不一致"),
                                           fmt::format("sekimori verify: {}, verify.sh: {}", outcome_.bag_verified ? "nothing changed" : "faults", outcome_.script_verified ? "nothing changed" : "faults")),
      fmt::format("verify {}", bag_text));
  return {};
}

}  // namespace sekimori::cli::demo_story
