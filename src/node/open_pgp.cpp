#include "node/open_pgp.h"

#include <algorithm>

#include "base/text.h"

namespace sekimori::node {
namespace {

constexpr std::size_t largest_key = std::size_t(1) << 20;
constexpr std::uint64_t largest_output = std::uint64_t(4) << 20;

// "9c1b 7d0a" -> "9C1B7D0A"; empty when it is none.
std::string fingerprint_in(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == ' ' || c == ':') continue;
    const char upper = c >= 'a' && c <= 'f' ? static_cast<char>(c - 'a' + 'A') : c;
    if (!((upper >= '0' && upper <= '9') || (upper >= 'A' && upper <= 'F'))) return {};
    out += upper;
  }
  return out.size() == 40 || out.size() == 64 ? out : std::string();
}

std::vector<std::string> fields_of(std::string_view line) {
  std::vector<std::string> out(1);
  for (const char c : line)
    if (c == ':') out.emplace_back();
    else out.back() += c;
  return out;
}

// What `gpg --with-colons` tells of keys (doc/DETAILS of GnuPG).
struct Listed {
  std::vector<std::string> primary;  // fingerprints
  bool secret = false;
  bool may_encrypt = false;
};
Listed read_listing(std::string_view text) {
  Listed out;
  bool expects = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::vector<std::string> field = fields_of(text.substr(at, end - at));
    at = end + 1;
    if (field[0] == "sec") out.secret = true;
    if (field[0] == "pub") {
      expects = true;
      out.may_encrypt = field.size() > 11 && field[11].contains('E') && !field[11].contains('D') && field[1] != "e" && field[1] != "r";
    }
    if (field[0] == "fpr" && expects && field.size() > 9) {
      out.primary.push_back(field[9]);
      expects = false;
    }
  }
  return out;
}

}  // namespace

Result<ProcessResult> OpenPgp::run(std::vector<std::string> arguments, ByteView input) {
  TRY(files_.make_directories(folder_, 0700));
  ProcessRequest request;
  request.program = "/usr/bin/gpg";
  request.arguments = {"--homedir", folder_.string(),       "--batch",           "--no-tty",      "--no-autostart", "--no-options",
                       "--quiet",   "--no-auto-key-locate", "--disable-dirmngr", "--trust-model", "always"};
  request.arguments.insert(request.arguments.end(), std::make_move_iterator(arguments.begin()), std::make_move_iterator(arguments.end()));
  request.environment = {"PATH=/usr/bin:/bin", "LC_ALL=C.UTF-8"};
  request.input.assign(input.begin(), input.end());
  request.output_limit = largest_output;
  auto done = processes_.run(request);
  if (!done && done.error().code == ErrorCode::not_found)
    return error(ErrorCode::not_found, "the program gpg is not installed; the package gnupg brings it");
  return done;
}

Result<std::string> OpenPgp::import(ByteView key, std::string_view fingerprint) {
  const std::string wanted = fingerprint_in(fingerprint);
  if (wanted.empty()) return error(ErrorCode::invalid_input, "a fingerprint has 40 or 64 hexadecimal digits");
  if (key.empty() || key.size() > largest_key) return error(ErrorCode::invalid_input, "a key file has 1 to {} bytes", largest_key);
  const ProcessResult shown = TRY(run({"--with-colons", "--import-options", "show-only", "--import"}, key));
  const Listed listed = read_listing(as_text(shown.output));
  if (listed.secret)
    return error(ErrorCode::invalid_input, "this is a secret key: only the public one is wanted, and the secret one is burnt");
  if (listed.primary.size() != 1)
    return error(ErrorCode::invalid_input, "one public OpenPGP key is wanted; in the file are {}", listed.primary.size());
  if (listed.primary.front() != wanted)
    return error(ErrorCode::conflict, "the fingerprint of the key in the file is {}, not {}", listed.primary.front(), wanted);
  if (!listed.may_encrypt) return error(ErrorCode::invalid_input, "the key {} cannot encrypt, has run out or was revoked", wanted);
  const ProcessResult taken = TRY(run({"--import"}, key));
  if (!taken.ok()) return error(ErrorCode::failure, "gpg did not take the key {}: {}", wanted, trim(as_text(taken.errors)));
  return wanted;
}

Result<std::string> OpenPgp::encrypt(std::string_view fingerprint, std::string_view text) {
  const std::string wanted = fingerprint_in(fingerprint);
  if (wanted.empty()) return error(ErrorCode::invalid_input, "a fingerprint has 40 or 64 hexadecimal digits");
  const ProcessResult listing = TRY(run({"--with-colons", "--list-keys", wanted}, {}));
  const Listed listed = read_listing(as_text(listing.output));
  if (listed.primary.size() != 1 || listed.primary.front() != wanted) return error(ErrorCode::not_found, "the key {} is not here", wanted);
  if (!listed.may_encrypt) return error(ErrorCode::invalid_input, "the key {} cannot encrypt, has run out or was revoked", wanted);
  const ProcessResult done = TRY(run({"--armor", "--encrypt", "--recipient", wanted, "--output", "-"}, as_bytes(text)));
  if (!done.ok()) return error(ErrorCode::failure, "gpg did not encrypt for {}: {}", wanted, trim(as_text(done.errors)));
  return std::string(as_text(done.output));
}

}  // namespace sekimori::node
