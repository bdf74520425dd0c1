#include "cli/key_access.h"

#include <cstdlib>

namespace sekimori::cli {

ledger::KeyAccess key_access(const Arguments& arguments) {
  ledger::KeyAccess out;
  if (arguments.has("passphrase-file")) out.passphrase_file = arguments.value("passphrase-file");
  if (const char* directory = std::getenv("CREDENTIALS_DIRECTORY"); directory != nullptr && *directory != 0)
    out.credentials_directory = directory;
  return out;
}

}  // namespace sekimori::cli
