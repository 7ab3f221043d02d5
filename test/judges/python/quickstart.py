from aws_cdk import App, Stack
from cdk_cloudtrail_baseline import CloudTrailBaseline

app = App()
stack = Stack(app, "Audit")

CloudTrailBaseline(stack, "Trail")

app.synth()
