#include "cli/progress.h"
#include "cli/verb.h"
#include "engine/seal/bag_worker.h"

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

ExitCode report(Surroundings& at, const seal::Verification& seen) {
  for (const seal::Fault& fault : seen.faults) at.out(fmt::format("{}\t{}\t{}\n", fault.exhibit, fault.path, fault.what));
  if (seen.faults.empty()) at.out(fmt::format("{} exhibits, {} files: nothing changed, missing or extra\n", seen.exhibits, seen.files));
  if (seen.signed_by.empty()) at.out("not signed: no signature of the bag's key holds\n");
  else at.out(fmt::format("signed by {} ({})\n", seen.signed_by, seen.pinned ? "pinned" : "not pinned"));
  return seen.faults.empty() ? ExitCode::ok : ExitCode::integrity;
}

// A zip or tar may be anybody's: it is read in the cage, and nothing is unpacked.
Result<ExitCode> check_packed(Surroundings& at, const Arguments& arguments, const std::optional<ledger::VerifierKey>& pin) {
  const std::string& path = arguments.rest.front();
  const auto file = TRY(at.files.open(path, OpenMode::read));
  seal::PackedWish wish;
  if (pin) wish.pin = pin->to_string();
  if (arguments.has("unconfined")) wish.confinement = Confinement::none;
  seal::PackedCheck done = TRY(seal::check_packed_bag(*file, wish));
  if (done.refused) return std::unexpected(std::move(*done.refused).at(path));
  const ExitCode code = report(at, done.seen);
  if (done.fault_count > done.seen.faults.size()) at.note(fmt::format("{} more\n", done.fault_count - done.seen.faults.size()));
  return code;
}

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  std::optional<ledger::VerifierKey> pin;
  if (arguments.has("key")) pin = TRY(read_pin(at, arguments.value("key")));
  std::error_code ignored;
  if (std::filesystem::is_regular_file(arguments.rest.front(), ignored)) return check_packed(at, arguments, pin);
  Progress progress(at, {.ja = "確認中", .en = "verifying"}, ProgressUnit::bytes);
  const auto show = [&](std::uint64_t bytes) {
    progress.show(bytes, {});
    return !interrupted();
  };
  const seal::Verification seen = TRY(seal::verify_bag(at.files, arguments.rest.front(), pin, show));
  progress.wipe();
  return report(at, seen);
}

}  // namespace

extern const Verb verb_verify;
const Verb verb_verify{
    .name = "verify",
    .summary = {.ja = "証拠袋 (フォルダー、zip、tar) を確認する", .en = "check a bag of evidence (folder, zip or tar)"},
    .options = {{.name = "key",
                 .kind = OptionKind::value,
                 .metavar = "VKEY|FILE",
                 .help = {.ja = "この鍵で署名されていること", .en = "it must be signed by this key"}},
                {.name = "unconfined", .help = {.ja = "zip や tar を隔離せずに読む", .en = "read a zip or tar without confinement"}}},
    .rest = "BAG",
    .least_rest = 1,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
