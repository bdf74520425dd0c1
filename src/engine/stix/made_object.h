// Ids and patterns of the objects that this program makes out of what it knows.
//
//   made_id("indicator", "sekimori share v1\nindicator\n...");       // "indicator--5f2c...": the same seed, the same id, in every bundle
//   value_pattern(ComparedValue::domain, "evil.example");             // "[domain-name:value = 'evil.example']"
//
// The schemas of STIX want UUIDs of versions 1 to 5: digits of a hash stand for random ones (version 4). Observables have ids of another
// make (deterministic_id.h).
#pragma once

#include <string>
#include <string_view>

namespace sekimori::stix {

// `seed` says all that the id follows from, its type as well.
std::string made_id(std::string_view type, std::string_view seed);

enum class ComparedValue : unsigned char { url, domain, ip_address, mail_address, file_name, md5, sha1, sha256 };
// An indicator for one value; quotes and backslashes in it are escaped. Of addresses the form tells the version.
std::string value_pattern(ComparedValue kind, std::string_view value);

}  // namespace sekimori::stix
