import { CfnTrail } from 'aws-cdk-lib/aws-cloudtrail';
import { IBucket } from 'aws-cdk-lib/aws-s3';
import { DataEventsConfig } from '../config/data-events-config';
import { InsightsMetric } from '../config/events-config';
import { compile } from '../events/compile';
import { INSIGHT_TYPES } from '../events/insight-types';
import { RecordDecision } from '../events/record-decision';
import { DataSelection, EventSelection } from '../events/selection';
import { EventSelector, OPERATORS } from '../events/selector';
import { decide, TrailScope } from '../events/trail-scope';
import { EventFacts, otherRegion, planDataEvents } from '../plan/sections/events-plan';
import { isElsewhere } from '../plan/sections/place';
import { checkSelection } from '../plan/selection-checks';
import { dataEvents } from '../plan/shapes/event-shapes';
import { isToken } from '../synth/is-token';
import { CheckContext } from '../validation/check';
import { Problems } from '../validation/problems';

/** The events that a trail records: those of its config, and those that are added in code until synth. */
export class TrailEvents {
  /** The buckets that were passed to `recordBucket`. */
  public readonly buckets: IBucket[] = [];

  private compiled?: EventSelector[];
  private readonly literals = new Map<string, string>();

  constructor(
    private readonly subject: string,
    public readonly selection: EventSelection,
    private readonly facts: EventFacts & TrailScope,
  ) {}

  /** The selectors of the events that were added so far. */
  public get selectors(): EventSelector[] {
    return (this.compiled ??= compile(this.selection, { ...this.facts, isToken }));
  }

  /**
   * Adds data events: all of them, or none if there is a problem.
   *
   * @param pathOf the path of each config, for errors and warnings
   * @throws BaselineConfigError that lists every problem
   */
  public add(configs: DataEventsConfig[], pathOf: (index: number) => string): void {
    const context = this.newContext();
    const added: DataSelection[] = [];
    configs.forEach((config, index) => {
      const read = dataEvents(config, pathOf(index), context);
      if (read !== undefined) {
        const before = { ...this.selection, data: [...this.selection.data, ...added] };
        added.push(planDataEvents(read, before, this.facts, pathOf(index), context));
      }
    });

    context.problems.throwIfAny(this.subject);
    this.selection.data.push(...added);
    this.compiled = undefined;
  }

  /** @throws BaselineConfigError if this is a single-region trail, and a resource is in another region */
  public checkRegion(region: string, path: string): void {
    const { problems } = this.newContext();
    if (
      !this.facts.multiRegion &&
      isElsewhere({ region, account: '' }, { region: this.facts.homeRegion, account: '' }, isToken)
    ) {
      problems.add(path, otherRegion(region, this.facts.homeRegion));
    }

    problems.throwIfAny(this.subject);
  }

  /** Renders a reference in the selection as a literal ARN in the template: see `literalArn`. */
  public renderAs(reference: string, literal: string): void {
    this.literals.set(reference, literal);
  }

  /** The problems of the selection as a whole. */
  public validate(path: string): readonly string[] {
    const context = this.newContext();
    checkSelection(this.selection, this.selectors, path, context);
    return context.problems.all;
  }

  public decide(event: Record<string, unknown>): RecordDecision {
    return decide(this.selection, this.selectors, event, this.facts, isToken);
  }

  public renderSelectors(): CfnTrail.AdvancedEventSelectorProperty[] {
    return this.selectors.map(({ name, fieldSelectors }) => ({
      name,
      fieldSelectors: fieldSelectors.map((field) => ({
        field: field.field,
        ...Object.fromEntries(
          OPERATORS.map((operator) => [operator, field[operator]?.map((value) => this.render(value))]),
        ),
      })),
    }));
  }

  /** @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_InsightSelector.html */
  public renderInsights(): CfnTrail.InsightSelectorProperty[] | undefined {
    const { management, data } = this.selection.insights;
    const rendered = Object.values(InsightsMetric)
      .map((type) => ({
        insightType: INSIGHT_TYPES[type],
        eventCategories: [
          ...(management.includes(type) ? ['Management'] : []),
          ...(data.includes(type) ? ['Data'] : []),
        ],
      }))
      .filter(({ eventCategories }) => eventCategories.length > 0);

    return rendered.length === 0 ? undefined : rendered;
  }

  /** @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/aggregating-data-events.html */
  public renderAggregation(): CfnTrail.AggregationConfigurationProperty[] | undefined {
    const { aggregation } = this.selection;
    return aggregation.length === 0 ? undefined : [{ eventCategory: 'Data', templates: aggregation }];
  }

  private render(value: string): string {
    for (const [reference, literal] of this.literals) {
      if (value.startsWith(reference)) {
        return literal + value.slice(reference.length);
      }
    }

    return value;
  }

  private newContext(): CheckContext & { readonly problems: Problems } {
    return { problems: new Problems(), isToken };
  }
}
