// A file share held against the register: the files of registered secrets are fingerprinted under their register number,
// then every file of the share is looked into and compared.
//
//   ShareMount mount{.folder = "/mnt/fs-a01", .place = "\\\\FS-A01"};      // here, and as register and logs write it
//   auto known = TRY(fingerprint_secrets({files, random, index, extract}, mount, secrets));
//   auto totals = TRY(scan_share(setup, mount, secrets, [&](const model::Inspection& object, auto findings) { ... }));
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "base/files.h"
#include "base/random.h"
#include "engine/inspect/scan.h"
#include "feature/protect/scan_comparison.h"

namespace sekimori::protect {

struct ShareMount {
  Path folder;        // where this machine sees it
  std::string place;  // how the firm writes it: "\\FS-A01", "/srv/share"
};

// "files/設計/a.docx" of the folder "files" -> "\\FS-A01\設計\a.docx". The separator is that of the place; members keep
// their "!/inner" part. A path outside the folder stays as it is.
std::string place_on_share(const ShareMount& mount, std::string_view path);

struct FingerprintParts {
  Files& files;
  Random& random;
  Path index;  // made when absent; entries of a secret named again are replaced
  inspect::Extract extract;
  std::function<bool()> stop = [] { return false; };
};

struct FingerprintTotals {
  std::size_t files = 0;
  std::size_t secrets = 0;
  std::vector<std::string> not_read;  // paths with a reason; nothing of them is known but what could be read
};

// Every file that lies in a registered place, under the register number of its secret. Nothing counts when it fails.
Result<FingerprintTotals> fingerprint_secrets(const FingerprintParts& parts, const ShareMount& mount, model::SecretDirectory& secrets);

using ShareSink = std::function<Result<void>(const model::Inspection& object, const std::vector<RegisterFinding>& findings)>;

// inspect::scan_paths with paths as the firm writes them, each object compared with the register.
Result<inspect::ScanTotals> scan_share(const inspect::ScanSetup& setup, const ShareMount& mount, model::SecretDirectory& secrets,
                                       const ShareSink& sink);

}  // namespace sekimori::protect
