#include "cli/progress.h"
#include "cli/verb.h"
#include "engine/seal/verification.h"

namespace sekimori::cli {
namespace {

// A vkey as text, or a file whose first line is one.
Result<ledger::VerifierKey> read_pin(Surroundings& at, const std::string& given) {
  if (auto key = ledger::VerifierKey::parse(given)) return key;
  if (!at.files.exists(given)) return ledger::VerifierKey::parse(given);
  const std::string text = TRY(at.files.read_text(given, 1 << 16));
  auto key = ledger::VerifierKey::parse(std::string_view(text).substr(0, text.find('\n')));
  if (!key) return std::unexpected(std::move(key).error().at(given));
  return key;
}

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  std::optional<ledger::VerifierKey> pin;
  if (arguments.has("key")) pin = TRY(read_pin(at, arguments.value("key")));
  Progress progress(at, {.ja = "確認中", .en = "verifying"}, ProgressUnit::bytes);
  const auto show = [&](std::uint64_t bytes) {
    progress.show(bytes, {});
    return !interrupted();
  };
  const seal::Verification seen = TRY(seal::verify_bag(at.files, arguments.rest.front(), pin, show));
  progress.wipe();
  for (const seal::Fault& fault : seen.faults) at.out(fmt::format("{}\t{}\t{}\n", fault.exhibit, fault.path, fault.what));
  if (seen.faults.empty()) at.out(fmt::format("{} exhibits, {} files: nothing changed, missing or extra\n", seen.exhibits, seen.files));
  if (seen.signed_by.empty()) at.out("not signed: no signature of the bag's key holds\n");
  else at.out(fmt::format("signed by {} ({})\n", seen.signed_by, seen.pinned ? "pinned" : "not pinned"));
  return seen.faults.empty() ? ExitCode::ok : ExitCode::integrity;
}

}  // namespace

extern const Verb verb_verify;
const Verb verb_verify{.name = "verify",
                       .summary = {.ja = "証拠袋を確認する", .en = "check a bag of evidence"},
                       .options = {{.name = "key",
                                    .kind = OptionKind::value,
                                    .metavar = "VKEY|FILE",
                                    .help = {.ja = "この鍵で署名されていること", .en = "it must be signed by this key"}}},
                       .rest = "BAG",
                       .least_rest = 1,
                       .most_rest = 1,
                       .run = run};

}  // namespace sekimori::cli
