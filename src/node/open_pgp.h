// OpenPGP keys of those to whom mail goes encrypted, kept and used by GnuPG as a program of its own with a folder of its own in DATA.
//
//   OpenPgp pgp(files, processes, node.data().root() / "gnupg");
//   TRY(pgp.import(key_file_bytes, "9C1B 7D0A ..."));        // the fingerprint that its owner told, by another way than the file
//   std::string armour = TRY(pgp.encrypt(fingerprint, mime_part));
//
// GnuPG is GPL and never linked. It gets no environment but its folder, no agent, no network, and a minute. Any thread.
#pragma once

#include "base/files.h"
#include "base/processes.h"

namespace sekimori::node {

class OpenPgp {
 public:
  OpenPgp(Files& files, Processes& processes, Path folder) : files_(files), processes_(processes), folder_(std::move(folder)) {}

  // invalid_input: no key in it, several, a secret one, or none to encrypt with; conflict: its fingerprint is another one. The fingerprint,
  // 40 or 64 digits in upper case.
  Result<std::string> import(ByteView key, std::string_view fingerprint);
  // not_found: no such key here; invalid_input: it has run out or was revoked.
  Result<std::string> encrypt(std::string_view fingerprint, std::string_view text);

 private:
  Result<ProcessResult> run(std::vector<std::string> arguments, ByteView input);

  Files& files_;
  Processes& processes_;
  Path folder_;
};

}  // namespace sekimori::node
