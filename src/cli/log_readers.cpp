#include "cli/log_readers.h"

#include "engine/detect/parse/confined_reader.h"

namespace sekimori::cli {

Result<detect::RecordReaderMaker> log_readers(Surroundings& at, const Arguments& arguments) {
  detect::ConfinedReaderOptions options;
  options.program = at.program;
  for (const std::string& file : arguments.all("mapping")) options.mappings.emplace_back(file);
  TRY(detect::MappingSet::load(at.files, options.mappings));
  if (arguments.has("unconfined")) {
    options.confinement = Confinement::none;
  } else {
    TRY(require_confinement_support());
  }
  return detect::RecordReaderMaker([&files = at.files, options] { return std::make_unique<detect::ConfinedReader>(files, options); });
}

}  // namespace sekimori::cli
