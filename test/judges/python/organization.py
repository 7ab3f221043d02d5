from aws_cdk import App
from cdk_cloudtrail_baseline import (
    GuardrailsConfig,
    OrganizationAccounts,
    OrganizationBaseline,
    OrganizationConfig,
    StorageConfig,
)

app = App()

OrganizationBaseline(
    app,
    "OrgAudit",
    organization=OrganizationConfig(
        id="o-exampleorg1",
        accounts=OrganizationAccounts(
            management="111111111111",
            log_archive="222222222222",
            security_tooling="333333333333",
        ),
        home_region="eu-west-1",
    ),
    # The default reader is the security tooling account: this role reads alongside it.
    storage=StorageConfig(readers=["arn:aws:iam::444444444444:role/siem"]),
    guardrails=GuardrailsConfig(
        targets=["222222222222", "333333333333"],
        exempt_roles=["arn:aws:iam::222222222222:role/break-glass"],
        attach=True,
    ),
)

app.synth()
