// imsmanifest.xml of a SCORM 1.2 package (ADL SCORM 1.2 Content Aggregation Model; IMS Content Packaging 1.1.2): what its course is
// called and which pages come in which order.
//
//   const ScormManifest manifest = read_scorm_manifest(xml);
//   if (!manifest.problem.empty()) ...                     // in English, naming what is wrong
//   manifest.items[0].page;                                // "unit1/index.html": inside the package, never out of it
//
// Runs on untrusted bytes: inside the confined worker, in tests and under the fuzzer. Entities of a DTD are not expanded. O(bytes).
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace sekimori::inspect {

struct ScormItem {
  std::string title;
  std::string page;  // path inside the package; empty: a heading above others
  int depth = 0;     // 0: below the organization itself
};

struct ScormManifest {
  std::string problem;  // empty: usable
  std::string version;  // "1.2" as the package says it
  std::string title;
  std::vector<ScormItem> items;  // in the order in which they are learned
};

constexpr std::size_t most_scorm_items = 400;

ScormManifest read_scorm_manifest(std::string_view xml);

// A path inside a package as one writes it plainly: "a/./b" is "a/b", a query or fragment falls away. Empty for what leads out of it or is
// no path: "..", "/x", "C:\x", "http://x", "javascript:x".
std::string path_in_package(std::string_view reference);

}  // namespace sekimori::inspect
