// Identifiers of everything a node keeps. All are UUIDv7 (base/ids.h); the tag keeps one from being taken for another.
#pragma once

#include "base/ids.h"

namespace sekimori::model {

using SecretId = StrongId<struct SecretTag>;
using PersonId = StrongId<struct PersonTag>;
using AgreementId = StrongId<struct AgreementTag>;
using SourceId = StrongId<struct SourceTag>;
using AlertId = StrongId<struct AlertTag>;
using CaseId = StrongId<struct CaseTag>;
using ExhibitId = StrongId<struct ExhibitTag>;
using AccountId = StrongId<struct AccountTag>;

}  // namespace sekimori::model
